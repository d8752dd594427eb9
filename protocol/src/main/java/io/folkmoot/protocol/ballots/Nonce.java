package io.folkmoot.protocol.ballots;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import java.util.random.RandomGenerator;

/**
 * The secret of a sealed vote. With three options to guess from, all secrecy is here; so what is plainly not random is
 * refused, though no test of the bytes can tell that they are.
 */
public record Nonce(Bytes bytes) {
    public static final int LENGTH = 32;

    /**
     * Thirty-two random bytes have fewer different values than this once in more than 10^20 draws; one byte repeated, a
     * counter after zeros and a short text after zeros always have.
     */
    private static final int MIN_DIFFERENT = 12;

    public Nonce {
        try {
            check(bytes);
        } catch (MalformedException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    public static Nonce parse(Bytes bytes) throws MalformedException {
        check(bytes);
        return new Nonce(bytes);
    }

    /** From a source that must be unpredictable; in simulations it is seeded. */
    public static Nonce generate(RandomGenerator random) {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return new Nonce(Bytes.adopt(bytes));
    }

    private static void check(Bytes bytes) throws MalformedException {
        if (bytes.length() != LENGTH)
            throw new MalformedException("nonce: " + bytes.length() + " bytes where " + LENGTH + " are due");
        if (different(bytes) < MIN_DIFFERENT) throw new MalformedException("nonce: plainly not random");
    }

    private static int different(Bytes bytes) {
        boolean[] seen = new boolean[256];
        int different = 0;
        for (int i = 0; i < LENGTH; i++) {
            int value = bytes.at(i) & 0xff;
            if (!seen[value]) different++;
            seen[value] = true;
        }
        return different;
    }

    /** Never the bytes: before the reveal this text would open the vote. */
    @Override
    public String toString() {
        return "nonce";
    }
}
