package io.folkmoot.actors.records;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** The counters of one peer's records; raised where things happen. */
final class Counts {
    private final Map<Count, LongAdder> adders = new EnumMap<>(Count.class);

    Counts() {
        for (Count count : Count.values()) adders.put(count, new LongAdder());
    }

    void raise(Count count) {
        raise(count, 1);
    }

    void raise(Count count, long by) {
        LongAdder adder = adders.get(count);
        if (adder == null) throw new IllegalStateException("no counter for " + count);
        adder.add(by);
    }

    Map<String, Long> byWord() {
        Map<String, Long> words = new TreeMap<>();
        adders.forEach((count, adder) -> words.put(count.word(), adder.sum()));
        return words;
    }
}
