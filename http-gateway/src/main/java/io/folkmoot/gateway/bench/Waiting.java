package io.folkmoot.gateway.bench;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for time or for something to become true, from threads that have nothing else to do. */
final class Waiting {
    private static final long LOOK_EVERY_NANOS = 2_000_000;

    private Waiting() {}

    static void until(String what, Duration atMost, BooleanSupplier condition) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end >= 0) throw new IllegalStateException(what + ": not within " + atMost);
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
    }

    static void pass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) LockSupport.parkNanos(left);
    }
}
