package io.folkmoot.protocol.noise;

/**
 * Remembers which counters have come, exactly for the last {@link #WIDTH} up to the highest and as gone for all before.
 * A ring of words: those between the old highest and the new are cleared when the window moves on. There are as many as the
 * counters span that came since the window last rested, because most sessions say little.
 */
final class ReplayWindow {
    /** How late a packet may come: 2.5 MB of full datagrams behind the newest, for 264 bytes of memory at most. */
    static final int WIDTH = 2_048;

    /** The window seldom begins with a word, so it touches one more than it fills. */
    private static final int WORDS = WIDTH / Long.SIZE + 1;

    private static final long[] NONE = {};

    private long[] seen = NONE;
    private long highest = -1;
    /** All below it have come, or are too late. */
    private long oldest;

    /** Whether the counter is new and not too old; a negative one never is. */
    boolean accepts(long counter) {
        if (counter > highest) return true;
        return counter >= oldest() && (seen[slot(counter)] & 1L << counter) == 0;
    }

    void mark(long counter) {
        if (!accepts(counter)) throw new IllegalArgumentException("counter " + counter + " was not to be accepted");
        makeRoom(Math.max(highest, counter));
        long word = word(counter);
        for (long w = Math.max(word(highest), word - seen.length) + 1; w <= word; w++)
            seen[(int) (w % seen.length)] = 0;
        seen[slot(counter)] |= 1L << counter;
        highest = Math.max(highest, counter);
    }

    private void makeRoom(long top) {
        long span = word(top) - word(Math.max(oldest, top - WIDTH + 1)) + 1;
        if (span <= seen.length) return;
        long[] before = seen;
        seen = new long[span > WORDS / 2 ? WORDS : Integer.highestOneBit((int) span * 2 - 1)];
        if (before.length == 0) return;
        for (long w = word(oldest()); w <= word(highest); w++)
            seen[(int) (w % seen.length)] = before[(int) (w % before.length)];
    }

    /** The lowest counter that might still be accepted. */
    long oldest() {
        return Math.max(oldest, highest - WIDTH + 1);
    }

    /** Nothing is under way any more: whatever has not come counts as gone, and there are no words to keep. */
    void rest() {
        if (highest == Long.MAX_VALUE) return;
        oldest = highest + 1;
        seen = NONE;
    }

    private int slot(long counter) {
        return (int) (word(counter) % seen.length);
    }

    private static long word(long counter) {
        return counter >> 6;
    }
}
