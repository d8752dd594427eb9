package io.folkmoot.simulation.world;

import io.folkmoot.actors.time.MonotonicClock;

/** A mistake that production would only log: an actor that threw, a task that failed, a thread that does not belong here. */
public record WorldError(long nanos, String where, Throwable cause) {
    @Override
    public String toString() {
        return "at " + nanos / MonotonicClock.NANOS_PER_MILLI + " ms in " + where + ": " + cause;
    }
}
