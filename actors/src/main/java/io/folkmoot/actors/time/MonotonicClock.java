package io.folkmoot.actors.time;

/** Time that only goes forward, for measuring and for deadlines; its origin means nothing, so it never leaves the process. */
@FunctionalInterface
public interface MonotonicClock {
    long NANOS_PER_MILLI = 1_000_000;

    long nanos();

    default long millis() {
        return nanos() / NANOS_PER_MILLI;
    }
}
