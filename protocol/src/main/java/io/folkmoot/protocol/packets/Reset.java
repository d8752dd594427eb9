package io.folkmoot.protocol.packets;

import io.folkmoot.protocol.bytes.MalformedException;
import java.nio.ByteBuffer;

/**
 * Nobody here has this session: the id and the counter of the packet that named it. It is shorter than any packet that
 * causes it. Not authenticated, and so no more than a hint to make a new handshake.
 */
public record Reset(long session, long counter) {
    private static final int LENGTH = Datagram.TYPE_AND_SESSION + Long.BYTES;

    public byte[] write() {
        byte[] packet = new byte[LENGTH];
        Packet.write(PacketType.RESET, packet).putLong(session).putLong(counter);
        return packet;
    }

    public static Reset read(byte[] packet) throws MalformedException {
        ByteBuffer in = Packet.read(PacketType.RESET, packet, LENGTH);
        return new Reset(in.getLong(), in.getLong());
    }
}
