package io.folkmoot.actors.door;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;

/** How many packets went no further than the door, by reason. The wire's thread counts; any thread may read. */
public final class Drops {
    private final AtomicLongArray counts = new AtomicLongArray(Drop.values().length);

    Drops() {}

    /** There is one writer, so that reading and writing need not be one step. */
    void count(Drop drop) {
        int index = drop.ordinal();
        counts.setOpaque(index, counts.getPlain(index) + 1);
    }

    public long of(Drop drop) {
        return counts.getOpaque(drop.ordinal());
    }

    /** All reasons in their order, those that never happened too. */
    public Map<Drop, Long> snapshot() {
        Map<Drop, Long> snapshot = new EnumMap<>(Drop.class);
        for (Drop drop : Drop.values()) snapshot.put(drop, of(drop));
        return snapshot;
    }
}
