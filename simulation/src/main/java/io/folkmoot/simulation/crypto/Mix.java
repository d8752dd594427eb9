package io.folkmoot.simulation.crypto;

import io.folkmoot.protocol.bytes.Bytes;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A keyed function of what is added to it, in order: 128 bits of state, from which as many bytes come as are wanted. Each
 * word is taken in by two bijections, so that texts of one length that differ in one word never end alike.
 */
final class Mix {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** The odd constant of splitmix64, and its two multipliers. */
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private static final long FIRST = 0xbf58476d1ce4e5b9L;
    private static final long SECOND = 0x94d049bb133111ebL;

    private long a;
    private long b;

    /** The purpose keeps functions of one key apart. */
    Mix(long key, long purpose) {
        a = scatter(key + GOLDEN);
        b = scatter(key ^ SECOND);
        add(purpose);
    }

    Mix add(long word) {
        a = (Long.rotateLeft(a, 29) ^ word) * FIRST;
        b = (Long.rotateLeft(b, 37) + word) * SECOND;
        return this;
    }

    Mix add(Bytes bytes) {
        byte[] array = bytes.unsafeArray();
        return add(array, 0, array.length);
    }

    /** Its length goes in too: two pieces cut differently are two texts. */
    Mix add(byte[] bytes, int from, int length) {
        int end = from + length;
        int at = from;
        for (; at <= end - Long.BYTES; at += Long.BYTES) add(word(bytes, at));
        if (at < end) add(tail(bytes, at, end));
        return add(length);
    }

    /** Both halves of the state are in every word, and every word is another. */
    long word(int number) {
        return scatter(scatter(a + GOLDEN * (number + 1)) ^ b);
    }

    void fill(byte[] out, int from, int words) {
        for (int i = 0; i < words; i++) WORD.set(out, from + i * Long.BYTES, word(i));
    }

    Bytes bytes(int words) {
        return Bytes.adopt(array(words));
    }

    byte[] array(int words) {
        byte[] out = new byte[words * Long.BYTES];
        fill(out, 0, words);
        return out;
    }

    boolean matches(byte[] bytes, int from, int words) {
        long difference = 0;
        for (int i = 0; i < words; i++) difference |= word(i) ^ word(bytes, from + i * Long.BYTES);
        return difference == 0;
    }

    /** Flips bits by a stream that the start decides; twice is nothing. The arrays may be one, at the same place. */
    static void mask(long start, byte[] in, int from, byte[] out, int to, int length) {
        long state = start;
        int at = 0;
        for (; at <= length - Long.BYTES; at += Long.BYTES) {
            state += GOLDEN;
            WORD.set(out, to + at, word(in, from + at) ^ scatter(state));
        }
        long last = scatter(state + GOLDEN);
        for (; at < length; at++, last >>>= Byte.SIZE) out[to + at] = (byte) (in[from + at] ^ last);
    }

    static long word(byte[] bytes, int at) {
        return (long) WORD.get(bytes, at);
    }

    private static long tail(byte[] bytes, int from, int end) {
        long word = 0;
        for (int at = end - 1; at >= from; at--) word = word << Byte.SIZE | (bytes[at] & 0xff);
        return word;
    }

    private static long scatter(long value) {
        long z = (value ^ (value >>> 30)) * FIRST;
        z = (z ^ (z >>> 27)) * SECOND;
        return z ^ (z >>> 31);
    }
}
