package io.folkmoot.protocol.noise;

/**
 * Remembers which counters have come, exactly for the last {@link #WIDTH} up to the highest and as gone for all before.
 * A ring of words: those between the old highest and the new are cleared when the window moves on.
 */
final class ReplayWindow {
    /** How late a packet may come: 2.5 MB of full datagrams behind the newest, for 264 bytes of memory in each session. */
    static final int WIDTH = 2_048;

    /** The window seldom begins with a word, so it touches one more than it fills. */
    private static final int WORDS = WIDTH / Long.SIZE + 1;

    private final long[] seen = new long[WORDS];
    private long highest = -1;

    /** Whether the counter is new and not too old; a negative one never is. */
    boolean accepts(long counter) {
        if (counter > highest) return true;
        return counter >= oldest() && (seen[slot(counter)] & 1L << counter) == 0;
    }

    void mark(long counter) {
        if (!accepts(counter)) throw new IllegalArgumentException("counter " + counter + " was not to be accepted");
        long word = word(counter);
        for (long w = Math.max(word(highest), word - WORDS) + 1; w <= word; w++) seen[(int) (w % WORDS)] = 0;
        seen[slot(counter)] |= 1L << counter;
        highest = Math.max(highest, counter);
    }

    /** The lowest counter that might still be accepted. */
    long oldest() {
        return Math.max(0, highest - WIDTH + 1);
    }

    private static int slot(long counter) {
        return (int) (word(counter) % WORDS);
    }

    private static long word(long counter) {
        return counter >> 6;
    }
}
