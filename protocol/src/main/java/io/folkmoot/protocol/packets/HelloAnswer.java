package io.folkmoot.protocol.packets;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.keys.PublicKey;
import java.nio.ByteBuffer;

/** Names the key of whoever listens, unproven until the handshake with it, and gives a cookie for that handshake. */
public record HelloAnswer(long nonce, PublicKey key, Bytes cookie) {
    private static final int LENGTH = Datagram.TYPE + Long.BYTES + PublicKey.LENGTH + Datagram.COOKIE;

    public HelloAnswer {
        Require.bytesOf("cookie", cookie, Datagram.COOKIE);
    }

    public byte[] write() {
        byte[] packet = new byte[LENGTH];
        Packet.write(PacketType.HELLO_ANSWER, packet)
                .putLong(nonce)
                .put(key.bytes().unsafeArray())
                .put(cookie.unsafeArray());
        return packet;
    }

    public static HelloAnswer read(byte[] packet) throws MalformedException {
        ByteBuffer in = Packet.read(PacketType.HELLO_ANSWER, packet, LENGTH);
        return new HelloAnswer(in.getLong(), new PublicKey(Packet.take(in, PublicKey.LENGTH)), Packet.takeRest(in));
    }
}
