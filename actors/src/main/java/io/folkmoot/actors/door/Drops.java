package io.folkmoot.actors.door;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/** How many packets went no further than the door, by reason. The wire's thread counts; any thread may read. */
public final class Drops {
    /** Filled once, so that any thread may look things up in it. */
    private final EnumMap<Drop, AtomicLong> counts = new EnumMap<>(Drop.class);

    Drops() {
        for (Drop drop : Drop.values()) counts.put(drop, new AtomicLong());
    }

    /** There is one writer, so that reading and writing need not be one step. */
    void count(Drop drop) {
        AtomicLong count = counter(drop);
        count.setOpaque(count.getPlain() + 1);
    }

    public long of(Drop drop) {
        return counter(drop).getOpaque();
    }

    /** All reasons in their order, those that never happened too. */
    public Map<Drop, Long> snapshot() {
        Map<Drop, Long> snapshot = new EnumMap<>(Drop.class);
        counts.forEach((drop, count) -> snapshot.put(drop, count.getOpaque()));
        return snapshot;
    }

    private AtomicLong counter(Drop drop) {
        return Objects.requireNonNull(counts.get(drop));
    }
}
