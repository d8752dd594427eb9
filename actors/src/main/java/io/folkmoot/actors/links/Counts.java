package io.folkmoot.actors.links;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;

/** The counters of all links of one peer; raised where things happen, read from anywhere. */
public final class Counts {
    private final AtomicLongArray values = new AtomicLongArray(Count.values().length);

    void raise(Count count) {
        values.incrementAndGet(count.ordinal());
    }

    public long of(Count count) {
        return values.get(count.ordinal());
    }

    public Map<Count, Long> snapshot() {
        Map<Count, Long> snapshot = new EnumMap<>(Count.class);
        for (Count count : Count.values()) snapshot.put(count, of(count));
        return snapshot;
    }
}
