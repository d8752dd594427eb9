package io.folkmoot.actors.peer;

import io.folkmoot.protocol.records.Validator;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether the clock that people read goes along with the time that passes. One that jumps makes records look expired, or
 * not yet written. After a while the new time counts as the right one.
 */
record ClockWatch(long wallMillis, long nanos, long offSince) {
    /** Within this honest peers take each other's records. */
    private static final Duration TOLERANCE = Validator.CLOCK_TOLERANCE;

    /** Long enough for somebody to see it, and to set a clock back that was set wrong. */
    private static final Duration ACCEPTED_AFTER = Duration.ofHours(1);

    private static final long IN_STEP = Long.MIN_VALUE;
    private static final long NANOS_PER_MILLI = 1_000_000;

    static ClockWatch at(long wallMillis, long nanos) {
        return new ClockWatch(wallMillis, nanos, IN_STEP);
    }

    ClockWatch looked(long wallNow, long nanosNow) {
        if (Math.abs(ahead(wallNow, nanosNow)) <= TOLERANCE.toMillis())
            return new ClockWatch(wallMillis, nanos, IN_STEP);
        if (offSince == IN_STEP) return new ClockWatch(wallMillis, nanos, nanosNow);
        return nanosNow - offSince < ACCEPTED_AFTER.toNanos() ? this : at(wallNow, nanosNow);
    }

    Optional<String> problem(long wallNow, long nanosNow) {
        long ahead = ahead(wallNow, nanosNow);
        if (Math.abs(ahead) <= TOLERANCE.toMillis()) return Optional.empty();
        return Optional.of("the clock of this machine has jumped " + (ahead > 0 ? "forward" : "back") + " by "
                + Duration.ofSeconds(Math.abs(ahead) / 1_000)
                        .toString()
                        .substring(2)
                        .toLowerCase(java.util.Locale.ROOT)
                + ": records may be refused as expired or not yet written");
    }

    private long ahead(long wallNow, long nanosNow) {
        return (wallNow - wallMillis) - (nanosNow - nanos) / NANOS_PER_MILLI;
    }
}
