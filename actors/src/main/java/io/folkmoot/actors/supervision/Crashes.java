package io.folkmoot.actors.supervision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The crashes of one branch within a window: so many of them, and mending it has failed. */
public record Crashes(int limit, Duration window, List<Long> times) {
    public Crashes {
        if (limit < 1) throw new IllegalArgumentException("limit must be positive: " + limit);
        times = List.copyOf(times);
    }

    public static Crashes allowing(int limit, Duration window) {
        return new Crashes(limit, window, List.of());
    }

    /** One more at this time; those before the window are forgotten. */
    public Crashes crashed(long now) {
        List<Long> recent = new ArrayList<>();
        for (long time : times) if (now - time < window.toNanos()) recent.add(time);
        recent.add(now);
        return new Crashes(limit, window, recent);
    }

    public boolean tooMany() {
        return times.size() >= limit;
    }
}
