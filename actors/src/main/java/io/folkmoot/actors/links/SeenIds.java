package io.folkmoot.actors.links;

import java.util.Arrays;

/**
 * Which request ids of a neighbour have come, exactly for the last {@link #WIDTH} up to the highest. An asker lets its ids
 * run no further ahead of its oldest open request, so whatever is older has been settled and is never worth doing. It
 * keeps as many words as the ids that came span, since most neighbours ask a few times.
 */
final class SeenIds {
    /** At the fewest 50 ms that a lost request waits for its repetition, 80,000 requests a second go by. */
    static final int WIDTH = 4_096;

    private static final int MOST_WORDS = WIDTH / Long.SIZE;
    private static final long[] NONE = {};

    /** A ring; its length is a power of two, so that a word's place is its number's last bits. */
    private long[] seen = NONE;

    private long highest = -1;
    /** No id below it has come, of those that are not settled. */
    private long lowest;

    boolean isSettled(long id) {
        return highest >= 0 && id <= highest - WIDTH;
    }

    void see(long id) {
        if (isSettled(id))
            throw new IllegalArgumentException("request " + id + " is settled: " + highest + " has come");
        if (highest < 0) begin(id);
        long newHighest = Math.max(highest, id);
        long newLowest = Math.max(Math.min(lowest, id), newHighest - WIDTH + 1);
        makeRoom(newLowest, newHighest);
        // By their number: ids go up to the largest, and a sum of them might go over it.
        long fresh = Math.min(id - highest, WIDTH);
        for (long i = 1; i <= fresh; i++) clear(highest + i);
        highest = newHighest;
        lowest = newLowest;
        seen[place(id)] |= 1L << id;
    }

    private void begin(long id) {
        highest = id;
        lowest = id;
        if (seen.length == 0) seen = new long[1];
    }

    private void makeRoom(long from, long to) {
        long span = word(to) - word(from) + 1;
        if (span <= seen.length || seen.length == MOST_WORDS) return;
        long[] before = seen;
        seen = new long[Math.min(MOST_WORDS, Integer.highestOneBit((int) Math.min(span, MOST_WORDS) * 2 - 1))];
        for (long word = word(Math.max(lowest, from)); word <= word(highest); word++)
            seen[(int) word & (seen.length - 1)] = before[(int) word & (before.length - 1)];
    }

    boolean hasSeen(long id) {
        return id <= highest && id >= lowest && id > highest - WIDTH && (seen[place(id)] & 1L << id) != 0;
    }

    void forget() {
        Arrays.fill(seen, 0);
        highest = -1;
    }

    private void clear(long id) {
        seen[place(id)] &= ~(1L << id);
    }

    private static long word(long id) {
        return id >> 6;
    }

    private int place(long id) {
        return (int) word(id) & (seen.length - 1);
    }
}
