package io.folkmoot.protocol.packets;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.noise.Session;
import java.nio.ByteBuffer;

/**
 * Packets inside a session: the receiver's session id, the counter, and the sealed content. The header is authenticated
 * with it. Sealing makes one array, the packet; opening makes one, the plaintext, and leaves the packet as it is.
 */
public final class Transport {
    public static final int HEADER = Datagram.TYPE_AND_SESSION + Long.BYTES;

    public static final int MAX_PLAINTEXT = Datagram.MAX - HEADER - Session.OVERHEAD;

    /** Content has at least the byte that says what it is. */
    private static final int MIN_LENGTH = HEADER + 1 + Session.OVERHEAD;

    private static final int COUNTER_AT = Datagram.TYPE_AND_SESSION;

    private Transport() {}

    /** Only for packets that {@link #check} let pass. */
    public static long receiver(byte[] packet) {
        return ByteBuffer.wrap(packet).getLong(Datagram.TYPE);
    }

    /** Only for packets that {@link #check} let pass. */
    public static long counter(byte[] packet) {
        return ByteBuffer.wrap(packet).getLong(COUNTER_AT);
    }

    /** First byte and size: all that can be said of a packet without its session. */
    public static void check(byte[] packet) throws MalformedException {
        Packet.read(PacketType.TRANSPORT, packet, MIN_LENGTH, Datagram.MAX);
    }

    /** {@code receiver} is the session id that the other side chose. */
    public static byte[] seal(Session session, long receiver, Bytes content) {
        Require.bytes("content", content, 1, MAX_PLAINTEXT);
        byte[] packet = new byte[HEADER + content.length() + Session.OVERHEAD];
        ByteBuffer out =
                Packet.write(PacketType.TRANSPORT, packet).putLong(receiver).putLong(session.nextCounter());
        session.seal(ByteBuffer.wrap(content.unsafeArray()), header(packet), out);
        return packet;
    }

    /** Seals a {@link Content.Whole} without writing it first: most packets are one. */
    public static byte[] sealFrame(Session session, long receiver, Bytes frame) {
        Require.bytes("frame", frame, 1, Content.Whole.MAX_FRAME);
        byte[] packet = new byte[HEADER + 1 + frame.length() + Session.OVERHEAD];
        ByteBuffer out =
                Packet.write(PacketType.TRANSPORT, packet).putLong(receiver).putLong(session.nextCounter());
        packet[HEADER] = Content.Whole.CODE;
        System.arraycopy(frame.unsafeArray(), 0, packet, HEADER + 1, frame.length());
        session.seal(ByteBuffer.wrap(packet, HEADER, 1 + frame.length()), header(packet), out);
        return packet;
    }

    public static Bytes open(Session session, byte[] packet) throws MalformedException {
        check(packet);
        byte[] content = new byte[packet.length - HEADER - Session.OVERHEAD];
        ByteBuffer ciphertext = ByteBuffer.wrap(packet, HEADER, packet.length - HEADER);
        session.open(counter(packet), ciphertext, header(packet), ByteBuffer.wrap(content));
        return Bytes.adopt(content);
    }

    private static ByteBuffer header(byte[] packet) {
        return ByteBuffer.wrap(packet, 0, HEADER);
    }
}
