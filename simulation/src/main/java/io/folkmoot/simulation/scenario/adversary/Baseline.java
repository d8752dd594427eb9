package io.folkmoot.simulation.scenario.adversary;

import io.folkmoot.simulation.world.Chance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * S/Kademlia (ICPADS 2007) in the setting of its own figures: nobody comes or goes, buckets of k = 16, s = 16 siblings, one
 * request at a time on each of d paths that share nobody, and adversaries who answer nothing of use, so that a path that
 * meets one is lost. A lookup of a key succeeds if one path comes, by honest peers alone, to one of the key's siblings: an
 * honest one, since only that has its siblings at hand and says so.
 */
public final class Baseline {
    private static final int K = 16;
    private static final int SIBLINGS = 16;
    /** Far more than any path takes: it gets closer with each. */
    private static final int MOST_HOPS = 64;

    private final long seed;
    private final Ring ring;
    private final int[][] tables;

    /** How many were tried and succeeded, and what that took. */
    public record Result(int tries, int successes, long requests) {
        public double success() {
            return (double) successes / tries;
        }

        public double requestsEach() {
            return (double) requests / tries;
        }
    }

    public Baseline(long seed, int peers) {
        this.seed = seed;
        ring = Ring.drawn(seed, peers);
        StaticTables built = new StaticTables(ring, seed, K, SIBLINGS);
        tables = new int[peers][];
        for (int i = 0; i < peers; i++) tables[i] = built.of(i);
    }

    /** So many lookups of keys by honest peers; the share of adversaries is exact. */
    public Result play(double adversaries, int paths, int lookups) {
        BitSet honest = honest(adversaries);
        if (honest.isEmpty()) throw new IllegalArgumentException("nobody is left who would ask");
        int successes = 0;
        long requests = 0;
        for (int i = 0; i < lookups; i++) {
            Lookup lookup = new Lookup(Chance.draw(seed, Chance.key("target"), i), honest, paths);
            if (lookup.from(asker(honest, i))) successes++;
            requests += lookup.requests;
        }
        return new Result(lookups, successes, requests);
    }

    private BitSet honest(double adversaries) {
        long[] order = new long[ring.size()];
        for (int i = 0; i < order.length; i++) order[i] = (Chance.draw(seed, Chance.key("side"), i) >>> 32 << 32) | i;
        Arrays.sort(order);
        BitSet honest = new BitSet(order.length);
        for (int i = (int) Math.round(adversaries * order.length); i < order.length; i++) honest.set((int) order[i]);
        return honest;
    }

    private int asker(BitSet honest, int occasion) {
        for (int tries = 0; ; tries++) {
            int drawn = Chance.below(Chance.draw(seed, Chance.key("asker"), occasion, tries), ring.size());
            if (honest.get(drawn)) return drawn;
        }
    }

    /** One lookup: its paths take turns, and whoever is on one path is on no other. */
    private final class Lookup {
        private final long target;
        private final BitSet honest;
        private final int paths;
        private final BitSet siblings = new BitSet(ring.size());
        private final BitSet used = new BitSet(ring.size());
        private final List<List<Integer>> heard = new ArrayList<>();
        private int requests;

        Lookup(long target, BitSet honest, int paths) {
            this.target = target;
            this.honest = honest;
            this.paths = paths;
            ring.closest(target, SIBLINGS, siblings::set);
        }

        boolean from(int asker) {
            used.set(asker);
            if (siblings.get(asker)) return true;
            List<Integer> first = closest(asker);
            for (int path = 0; path < paths; path++) heard.add(new ArrayList<>());
            for (int i = 0; i < first.size(); i++) heard.get(i % paths).add(first.get(i));
            boolean found = false;
            boolean[] lost = new boolean[paths];
            for (int hop = 0; hop < MOST_HOPS; hop++)
                for (int path = 0; path < paths; path++) if (!lost[path] && !found) found = step(path, lost);
            return found;
        }

        private boolean step(int path, boolean[] lost) {
            @Nullable Integer next = take(heard.get(path));
            lost[path] = next == null || !honest.get(next);
            if (next == null) return false;
            requests++;
            if (lost[path]) return false;
            if (siblings.get(next)) return true;
            for (Integer one : closest(next))
                if (!used.get(one)) heard.get(path).add(one);
            return false;
        }

        /** The closest whom no path has asked. */
        private @Nullable Integer take(List<Integer> candidates) {
            candidates.removeIf(used::get);
            @Nullable Integer best = null;
            for (Integer one : candidates) if (best == null || isCloser(one, best)) best = one;
            if (best != null) used.set(best);
            return best;
        }

        private boolean isCloser(int one, int other) {
            return Long.compareUnsigned(ring.id(one) ^ target, ring.id(other) ^ target) < 0;
        }

        private List<Integer> closest(int peer) {
            return Arrays.stream(tables[peer])
                    .boxed()
                    .sorted((one, other) -> isCloser(one, other) ? -1 : isCloser(other, one) ? 1 : 0)
                    .limit(K)
                    .toList();
        }
    }
}
