package io.folkmoot.actors.routing;

import io.folkmoot.protocol.identity.NodeId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** When each bucket in use is to be looked into because nobody has; by chance, so that peers do not come to march in step. */
final class Refreshes {
    private final long afterNanos;
    private final RandomGenerator dice;
    private final Map<Integer, Long> dueAt = new TreeMap<>();

    Refreshes(Duration after, RandomGenerator dice) {
        this.afterNanos = after.toNanos();
        this.dice = dice;
    }

    /** Somebody used this bucket: it has three quarters to five quarters of its time again. */
    void touched(int bucket, long now) {
        dueAt.put(bucket, now + (long) (afterNanos * (0.75 + dice.nextDouble() / 2)));
    }

    /** The buckets whose time has come, which begins anew. */
    List<Integer> due(long now) {
        List<Integer> due = new ArrayList<>();
        dueAt.forEach((bucket, at) -> {
            if (at <= now) due.add(bucket);
        });
        due.forEach(bucket -> touched(bucket, now));
        return due;
    }

    /**
     * Where to look now. One search for our own place asks everybody in the near buckets, so it does for all of them; each
     * of the others is looked into at a random point of its own.
     */
    List<NodeId> targets(NodeId self, int firstNear, long now) {
        List<NodeId> targets = new ArrayList<>();
        boolean home = false;
        for (int bucket : due(now)) {
            if (bucket < firstNear) targets.add(within(self, bucket, dice));
            else home = true;
        }
        if (!home) return targets;
        dueAt.keySet().stream().filter(bucket -> bucket >= firstNear).toList().forEach(near -> touched(near, now));
        targets.add(self);
        return targets;
    }

    /** A random point of a bucket's range: as we are up to its bit, which differs, and by chance beyond. */
    static NodeId within(NodeId self, int bucket, RandomGenerator dice) {
        long[] own = {self.a(), self.b(), self.c(), self.d()};
        long[] words = new long[own.length];
        for (int i = 0; i < own.length; i++) {
            int shared = Math.clamp((long) bucket - (long) i * Long.SIZE, 0, Long.SIZE);
            long mask = shared == 0 ? 0 : -1L << (Long.SIZE - shared);
            words[i] = (own[i] & mask) | (dice.nextLong() & ~mask);
        }
        int word = bucket / Long.SIZE;
        long bit = Long.MIN_VALUE >>> (bucket % Long.SIZE);
        words[word] = (words[word] & ~bit) | (~own[word] & bit);
        return new NodeId(words[0], words[1], words[2], words[3]);
    }
}
