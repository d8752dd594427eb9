package io.folkmoot.simulation.scenario.adversary;

import io.folkmoot.simulation.world.Chance;
import java.util.Arrays;

/**
 * What everybody on a ring knows when nobody comes or goes: of each subtree up to k whom chance names, which is what
 * Kademlia's buckets hold once they are full, and the closest siblings.
 */
final class StaticTables {
    private final Ring ring;
    private final long seed;
    private final int k;
    private final int siblings;

    StaticTables(Ring ring, long seed, int k, int siblings) {
        this.ring = ring;
        this.seed = seed;
        this.k = k;
        this.siblings = siblings;
    }

    /** By index, in no order that means anything, each once. */
    int[] of(int self) {
        int[] known = new int[k * Long.SIZE + siblings];
        int count = 0;
        int from = 0;
        int to = ring.size();
        for (int depth = 0; depth < Long.SIZE && to - from > 1; depth++) {
            int middle = ring.firstWithBit(from, to, depth);
            boolean high = Ring.bit(ring.id(self), depth);
            count = draw(self, depth, high ? from : middle, high ? middle : to, known, count);
            if (high) from = middle;
            else to = middle;
        }
        int[] all = known;
        int[] end = {count};
        ring.closest(ring.id(self), siblings + 1, near -> {
            if (near != self) all[end[0]++] = near;
        });
        return Arrays.stream(all, 0, end[0]).distinct().toArray();
    }

    private int draw(int self, int depth, int from, int to, int[] known, int count) {
        int many = to - from;
        int wanted = Math.min(k, many);
        // A shuffle of which only the beginning is kept would cost the size of the subtree; this costs k squared.
        for (int i = many - wanted; i < many; i++) {
            int drawn = from + Chance.below(Chance.draw(seed, Chance.key("bucket"), self, depth, i), i + 1);
            known[count] = contains(known, count - (i - many + wanted), count, drawn) ? from + i : drawn;
            count++;
        }
        return count;
    }

    private static boolean contains(int[] known, int from, int to, int wanted) {
        for (int i = from; i < to; i++) if (known[i] == wanted) return true;
        return false;
    }
}
