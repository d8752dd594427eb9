package io.folkmoot.protocol.packets;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import java.nio.ByteBuffer;

/**
 * Completes a handshake: the initiator's session id, the one under which the responder will receive, and the second Noise
 * message.
 */
public record InitResponse(long receiver, long sender, Bytes noise) {
    /** What the second Noise message has beside its payload: a key of 32 bytes and a tag of 16. */
    public static final int NOISE_OVERHEAD = 48;

    private static final int HEADER = Datagram.TYPE_AND_SESSION + Long.BYTES;

    public static final int MIN_NOISE = NOISE_OVERHEAD + Welcome.MIN_LENGTH;
    public static final int MAX_NOISE = Datagram.MAX - HEADER;

    public InitResponse {
        Require.bytes("noise message", noise, MIN_NOISE, MAX_NOISE);
    }

    public byte[] write() {
        byte[] packet = new byte[HEADER + noise.length()];
        Packet.write(PacketType.RESPONSE, packet)
                .putLong(receiver)
                .putLong(sender)
                .put(noise.unsafeArray());
        return packet;
    }

    public static InitResponse read(byte[] packet) throws MalformedException {
        ByteBuffer in = Packet.read(PacketType.RESPONSE, packet, HEADER + MIN_NOISE, Datagram.MAX);
        return new InitResponse(in.getLong(), in.getLong(), Packet.takeRest(in));
    }
}
