package io.folkmoot.actors.links;

import java.util.Arrays;

/**
 * Which request ids of a neighbour have come, exactly for the last {@link #WIDTH} up to the highest. An asker lets its ids
 * run no further ahead of its oldest open request, so whatever is older has been settled and is never worth doing.
 */
final class SeenIds {
    /** At the fewest 50 ms that a lost request waits for its repetition, 80,000 requests a second go by. */
    static final int WIDTH = 4_096;

    private static final int WORDS = WIDTH / Long.SIZE;

    private final long[] seen = new long[WORDS];
    private long highest = -1;

    boolean isSettled(long id) {
        return highest >= 0 && id <= highest - WIDTH;
    }

    void see(long id) {
        if (isSettled(id))
            throw new IllegalArgumentException("request " + id + " is settled: " + highest + " has come");
        if (highest < 0) highest = id;
        // By their number: ids go up to the largest, and a sum of them might go over it.
        long fresh = Math.min(id - highest, WIDTH);
        for (long i = 1; i <= fresh; i++) clear(highest + i);
        highest = Math.max(highest, id);
        seen[word(id)] |= 1L << id;
    }

    boolean hasSeen(long id) {
        return id <= highest && id > highest - WIDTH && (seen[word(id)] & 1L << id) != 0;
    }

    void forget() {
        Arrays.fill(seen, 0);
        highest = -1;
    }

    private void clear(long id) {
        seen[word(id)] &= ~(1L << id);
    }

    private static int word(long id) {
        return (int) (id >> 6) & (WORDS - 1);
    }
}
