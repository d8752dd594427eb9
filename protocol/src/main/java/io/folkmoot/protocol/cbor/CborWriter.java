package io.folkmoot.protocol.cbor;

import io.folkmoot.protocol.bytes.Bytes;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes deterministic CBOR into an array that grows: every number in its shortest form, every length definite. */
public final class CborWriter {
    private byte[] out;
    private int size;

    public CborWriter(int expectedSize) {
        out = new byte[expectedSize];
    }

    public CborWriter array(int items) {
        return head(Major.ARRAY, items);
    }

    public CborWriter number(long value) {
        if (value < 0) throw new IllegalArgumentException("negative numbers have no encoding here: " + value);
        return head(Major.UNSIGNED, value);
    }

    public CborWriter bytes(Bytes value) {
        head(Major.BYTES, value.length());
        return raw(value.unsafeArray());
    }

    public CborWriter text(String value) {
        byte[] utf8 = utf8("text", value);
        head(Major.TEXT, utf8.length);
        return raw(utf8);
    }

    /** Refuses half a surrogate pair, where the usual conversion would put a question mark. */
    public static byte[] utf8(String field, String value) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(value));
            byte[] utf8 = new byte[encoded.remaining()];
            encoded.get(utf8);
            return utf8;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(field + ": not well-formed UTF-16", e);
        }
    }

    public CborWriter flag(boolean value) {
        return one(value ? Major.TRUE : Major.FALSE);
    }

    public CborWriter nothing() {
        return one(Major.NULL);
    }

    public Bytes finish() {
        return Bytes.copyOf(out, 0, size);
    }

    private CborWriter head(int major, long argument) {
        if (argument < Major.ONE_BYTE) return one((major << 5) | (int) argument);
        int power = argument <= 0xff ? 0 : argument <= 0xffff ? 1 : argument <= 0xffff_ffffL ? 2 : 3;
        one((major << 5) | (Major.ONE_BYTE + power));
        for (int shift = 8 * ((1 << power) - 1); shift >= 0; shift -= 8) one((int) (argument >>> shift));
        return this;
    }

    private CborWriter raw(byte[] content) {
        reserve(content.length);
        System.arraycopy(content, 0, out, size, content.length);
        size += content.length;
        return this;
    }

    private CborWriter one(int value) {
        reserve(1);
        out[size++] = (byte) value;
        return this;
    }

    private void reserve(int more) {
        if (size + more > out.length) out = Arrays.copyOf(out, Math.max(size + more, 2 * out.length));
    }
}
