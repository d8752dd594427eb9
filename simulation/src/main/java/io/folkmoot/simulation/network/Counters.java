package io.folkmoot.simulation.network;

/**
 * How many packets each link from one address has carried: an open table of numbers, because a large mesh has millions of
 * links and a map of objects would outweigh its peers.
 */
final class Counters {
    /** Most peers speak to hundreds, but those that never come up speak to nobody. */
    private static final int FEWEST = 16;

    private long[] keys = new long[FEWEST];
    private long[] counts = new long[FEWEST];
    private int size;

    /** The number of the link's next packet; each call counts one. */
    long next(long link) {
        int slot = slot(keys, link);
        if (counts[slot] == 0) {
            if (++size * 2 > keys.length) {
                grow();
                slot = slot(keys, link);
            }
            keys[slot] = link;
        }
        return ++counts[slot];
    }

    /** Free slots count nothing, so a link whose key is 0 is no exception. */
    private int slot(long[] table, long link) {
        int mask = table.length - 1;
        int slot = (int) (link ^ (link >>> 32)) & mask;
        while (counts[slot] != 0 && table[slot] != link) slot = (slot + 1) & mask;
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldCounts = counts;
        keys = new long[oldKeys.length * 2];
        counts = new long[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++)
            if (oldCounts[i] != 0) {
                int slot = slot(keys, oldKeys[i]);
                keys[slot] = oldKeys[i];
                counts[slot] = oldCounts[i];
            }
    }
}
