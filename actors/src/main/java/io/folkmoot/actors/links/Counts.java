package io.folkmoot.actors.links;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** The counters of all links of one peer; raised where things happen, read from anywhere. */
public final class Counts {
    private final Map<Count, LongAdder> adders = new EnumMap<>(Count.class);

    Counts() {
        for (Count count : Count.values()) adders.put(count, new LongAdder());
    }

    void raise(Count count) {
        adder(count).increment();
    }

    public long of(Count count) {
        return adder(count).sum();
    }

    public Map<Count, Long> snapshot() {
        Map<Count, Long> snapshot = new EnumMap<>(Count.class);
        adders.forEach((count, adder) -> snapshot.put(count, adder.sum()));
        return snapshot;
    }

    private LongAdder adder(Count count) {
        LongAdder adder = adders.get(count);
        if (adder == null) throw new IllegalStateException("no counter for " + count);
        return adder;
    }
}
