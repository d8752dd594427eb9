package io.folkmoot.actors.supervision;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: longer each time, by chance within a half to the whole of it, so that those who
 * failed together do not come back together. After a quiet time it begins anew.
 */
public record BackOff(Duration least, Duration most, Duration quiet, int tries, long lastNanos) {
    /** Enough doublings for any pause, and few enough not to overflow. */
    private static final int MOST_DOUBLINGS = 20;

    public BackOff {
        if (least.isNegative() || least.isZero() || most.compareTo(least) < 0)
            throw new IllegalArgumentException("a pause grows from more than nothing: " + least + " to " + most);
    }

    public static BackOff between(Duration least, Duration most, Duration quiet) {
        return new BackOff(least, most, quiet, 0, 0);
    }

    /** One more failure at this time. */
    public BackOff failed(long now) {
        boolean afresh = tries > 0 && now - lastNanos > quiet.toNanos();
        return new BackOff(least, most, quiet, afresh ? 1 : tries + 1, now);
    }

    public BackOff succeeded() {
        return between(least, most, quiet);
    }

    /** The pause after the last failure. */
    public Duration pause(RandomGenerator dice) {
        long whole = Math.min(most.toNanos(), least.toNanos() << Math.min(Math.max(0, tries - 1), MOST_DOUBLINGS));
        return Duration.ofNanos(whole / 2 + dice.nextLong(whole - whole / 2 + 1));
    }
}
