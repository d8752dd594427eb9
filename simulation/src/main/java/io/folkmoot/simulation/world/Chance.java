package io.folkmoot.simulation.world;

import io.folkmoot.protocol.bytes.Bytes;

/**
 * Luck that is counted, not drawn in turn: a decision is the hash of the seed and of what the decision is about. So one
 * decision more or less, somewhere, changes no other.
 */
public final class Chance {
    /** The odd constant of splitmix64, by which successive keys are spread. */
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private static final double UNIT = 0x1p-53;

    private Chance() {}

    /** Every bit of the result hangs on every bit of every key and on their order. */
    public static long draw(long... keys) {
        long state = keys.length;
        for (long key : keys) state = mix(state + GOLDEN + mix(key + GOLDEN));
        return state;
    }

    /** From 0 up to, not including, 1. */
    public static double unit(long draw) {
        return (draw >>> 11) * UNIT;
    }

    /** From 0 up to, not including, the bound, which is small enough for the bias not to matter. */
    public static int below(long draw, int bound) {
        return (int) Long.remainderUnsigned(draw, bound);
    }

    public static long key(String text) {
        long state = text.length();
        for (int i = 0; i < text.length(); i++) state = mix(state + GOLDEN + text.charAt(i));
        return state;
    }

    public static long key(Bytes bytes) {
        return key(bytes.unsafeArray());
    }

    public static long key(byte[] bytes) {
        long state = bytes.length;
        long word = 0;
        for (int i = 0; i < bytes.length; i++) {
            word = word << 8 | (bytes[i] & 0xff);
            if ((i & 7) == 7) {
                state = mix(state + GOLDEN + word);
                word = 0;
            }
        }
        return mix(state + GOLDEN + word);
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
