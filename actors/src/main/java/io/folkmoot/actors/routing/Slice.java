package io.folkmoot.actors.routing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The members of one bucket as a search reads them: beside each the first word of its id, which nearly always decides, and
 * grouped by the bits that follow those which they share. Seen from any target the groups are in order, so that there is
 * next to nothing left to sort.
 */
final class Slice {
    /** Sixteen groups, of one or two members each in a full bucket. */
    private static final int BITS = 4;

    /** Fewer than that are sorted faster than sixteen groups are visited. */
    private static final int WORTH_GROUPING = 10;

    final int bucket;
    final List<Located> peers;
    private final Located[] array;
    private final long[] firstWords;
    private final int groups;
    private final int shift;
    /** Where each group begins, and at the end where the last one ends. */
    private final int[] starts;

    Slice(int bucket, List<Located> peers) {
        this.bucket = bucket;
        this.peers = List.copyOf(peers);
        this.shift = Long.SIZE - BITS - 1 - bucket;
        // Beyond the first word nobody has neighbours but by grinding, and any order is found without groups too.
        this.groups = peers.size() < WORTH_GROUPING || shift < 0 ? 1 : 1 << BITS;
        this.starts = new int[groups + 1];
        List<Located> sorted = new ArrayList<>(peers);
        sorted.sort(Comparator.comparing(Located::id));
        this.array = sorted.toArray(new Located[0]);
        this.firstWords = new long[array.length];
        for (int i = 0; i < array.length; i++) {
            firstWords[i] = array[i].id().a();
            for (int later = group(firstWords[i]) + 1; later <= groups; later++) starts[later] = i + 1;
        }
    }

    private int group(long firstWord) {
        return (int) (firstWord >>> shift) & (groups - 1);
    }

    int size() {
        return array.length;
    }

    /** Adds the members, nearest first, to those that are being gathered, all of which are nearer than any here. */
    void gather(Nearest nearest) {
        int targets = group(nearest.targetWord());
        for (int i = 0; i < groups && !nearest.isFull(); i++) {
            int group = i ^ targets;
            nearest.beginGroup();
            for (int at = starts[group]; at < starts[group + 1]; at++) nearest.offer(array[at], firstWords[at]);
        }
    }
}
