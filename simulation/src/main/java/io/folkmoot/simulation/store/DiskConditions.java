package io.folkmoot.simulation.store;

import java.time.Duration;

/** How long a disk takes to read, and to sync at least and at most; whether it says that it has synced when it has not. */
public record DiskConditions(Duration read, Duration leastSync, Duration mostSync, boolean lying) {
    /** A solid-state disk on an ordinary day. */
    public static final DiskConditions GOOD = syncing(Duration.ofMillis(1), Duration.ofMillis(3));

    /** Many share it, and others come first. */
    public static final DiskConditions SLOW = syncing(Duration.ofMillis(50), Duration.ofSeconds(2));

    public DiskConditions {
        if (read.isNegative() || leastSync.isNegative() || mostSync.compareTo(leastSync) < 0)
            throw new IllegalArgumentException("reads in " + read + ", syncs in " + leastSync + " to " + mostSync);
    }

    public static DiskConditions syncing(Duration least, Duration most) {
        return new DiskConditions(least.dividedBy(10), least, most, false);
    }

    /** Acknowledges what a power cut still takes away, as cheap disks do: for tests that must notice it. */
    public DiskConditions thatLie() {
        return new DiskConditions(read, leastSync, mostSync, true);
    }
}
