package io.folkmoot.protocol.packets;

import io.folkmoot.protocol.bytes.Bytes;

/** The readers' limits for those who write: what no peer could read is refused where it is made. */
final class Require {
    private Require() {}

    static void bytes(String field, Bytes value, int min, int max) {
        if (value.length() < min || value.length() > max)
            throw new IllegalArgumentException(Packet.size(field, value.length(), min, max));
    }

    static void bytesOf(String field, Bytes value, int length) {
        bytes(field, value, length, length);
    }

    static void number(String field, long value, long min, long max) {
        if (value < min || value > max) throw new IllegalArgumentException(range(field, value, min, max));
    }

    static String range(String field, long value, long min, long max) {
        return field + ": " + value + ", must be " + min + " to " + max;
    }
}
