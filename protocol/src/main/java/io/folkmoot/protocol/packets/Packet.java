package io.folkmoot.protocol.packets;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import java.nio.ByteBuffer;

/** What all packets have in common: a first byte, and a size that only some values have. Numbers are big-endian. */
final class Packet {
    private Packet() {}

    /** Writes the first byte and answers where the rest goes. */
    static ByteBuffer write(PacketType type, byte[] packet) {
        return ByteBuffer.wrap(packet).put(type.code());
    }

    /** Checks size and first byte and answers where the rest stands. */
    static ByteBuffer read(PacketType type, byte[] packet, int min, int max) throws MalformedException {
        requireSize(type, packet.length, min, max);
        if (packet[0] != type.code())
            throw new MalformedException("type: " + packet[0] + " where " + type.code() + ", " + type + ", is due");
        return ByteBuffer.wrap(packet, Datagram.TYPE, packet.length - Datagram.TYPE);
    }

    static ByteBuffer read(PacketType type, byte[] packet, int length) throws MalformedException {
        return read(type, packet, length, length);
    }

    static Bytes take(ByteBuffer in, int length) {
        byte[] taken = new byte[length];
        in.get(taken);
        return Bytes.adopt(taken);
    }

    static Bytes takeRest(ByteBuffer in) {
        return take(in, in.remaining());
    }

    static void requireZeros(String field, ByteBuffer in) throws MalformedException {
        while (in.hasRemaining()) {
            byte padding = in.get();
            if (padding != 0) throw new MalformedException(field + ": " + padding + " where only zeros are due");
        }
    }

    private static void requireSize(PacketType type, int length, int min, int max) throws MalformedException {
        if (length < min || length > max) throw new MalformedException(size(type.toString(), length, min, max));
    }

    static String size(String field, int length, int min, int max) {
        return field + ": " + length + " bytes, must be " + (min == max ? "" : min + " to ") + max;
    }
}
