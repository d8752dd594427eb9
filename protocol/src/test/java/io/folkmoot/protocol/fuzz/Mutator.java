package io.folkmoot.protocol.fuzz;

import io.folkmoot.protocol.bytes.Bytes;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Damages bytes in the ways that find faults in decoders: flips, cuts, repeats, splices, and lengths that lie. */
final class Mutator {
    private static final byte[] TELLING = {
        0, 1, 0x17, 0x18, 0x19, 0x1a, 0x1b, 0x1f, 0x7f, (byte) 0x80, (byte) 0x9f, (byte) 0xff
    };
    private static final int MAX_RANDOM = 2_000;
    private static final int MAX_NESTED = 70_000;

    private final RandomGenerator random;

    Mutator(RandomGenerator random) {
        this.random = random;
    }

    Bytes damage(Bytes sample, Bytes other) {
        byte[] bytes = sample.toArray();
        for (int i = random.nextInt(4); i >= 0; i--) bytes = once(bytes, other.unsafeArray());
        return Bytes.adopt(bytes);
    }

    Bytes noise() {
        byte[] bytes = new byte[random.nextInt(MAX_RANDOM)];
        random.nextBytes(bytes);
        return Bytes.adopt(bytes);
    }

    /** One byte over and over: arrays in arrays, or a number that never ends. */
    Bytes nested() {
        byte[] bytes = new byte[random.nextInt(MAX_NESTED)];
        Arrays.fill(bytes, (byte) random.nextInt());
        return Bytes.adopt(bytes);
    }

    private byte[] once(byte[] bytes, byte[] other) {
        if (bytes.length == 0) return noise().toArray();
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(7)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) random.nextInt();
            case 2 -> bytes[at] = TELLING[random.nextInt(TELLING.length)];
            case 3 -> bytes[Math.min(at, random.nextInt(64))] = TELLING[random.nextInt(TELLING.length)];
            case 4 -> {
                return Arrays.copyOf(bytes, at);
            }
            case 5 -> {
                return joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at / 2, bytes.length));
            }
            default -> {
                return joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(other, other.length / 2, other.length));
            }
        }
        return bytes;
    }

    private static byte[] joined(byte[] left, byte[] right) {
        byte[] all = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, all, left.length, right.length);
        return all;
    }
}
