package io.folkmoot.actors.supervision;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** How often each part has crashed since the start, and what was not delivered meanwhile; read from anywhere. */
public final class CrashCounts {
    private final Map<Part, AtomicLong> crashes = new EnumMap<>(Part.class);
    private final Map<Part, AtomicLong> latest = new EnumMap<>(Part.class);
    private final AtomicLong dropped = new AtomicLong();

    CrashCounts() {
        for (Part part : Part.values()) {
            crashes.put(part, new AtomicLong());
            latest.put(part, new AtomicLong());
        }
    }

    void crashed(Part part, long now) {
        of(part, latest).set(now);
        of(part, crashes).incrementAndGet();
    }

    void dropped() {
        dropped.incrementAndGet();
    }

    public long of(Part part) {
        return of(part, crashes).get();
    }

    /** The parts that have crashed since then. */
    public List<Part> since(long nanos) {
        return Arrays.stream(Part.values())
                .filter(part -> of(part) > 0 && of(part, latest).get() - nanos >= 0)
                .toList();
    }

    /** Messages to a part that was about to be restarted, when too many were waiting for it. */
    public long droppedWhilePaused() {
        return dropped.get();
    }

    /** By the part's word; what never crashed is left out. */
    public Map<String, Long> snapshot() {
        Map<String, Long> snapshot = new TreeMap<>();
        crashes.forEach((part, count) -> {
            if (count.get() > 0) snapshot.put(part.word(), count.get());
        });
        return snapshot;
    }

    private static AtomicLong of(Part part, Map<Part, AtomicLong> counts) {
        AtomicLong count = counts.get(part);
        if (count == null) throw new IllegalStateException("no counter for " + part);
        return count;
    }
}
