package io.folkmoot.actors.udp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what other threads bring about. */
final class Eventually {
    private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private Eventually() {}

    static void holds(String what, BooleanSupplier condition) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - start).as(what).isLessThan(DEADLINE_NANOS);
            assertThat(never.await(5, TimeUnit.MILLISECONDS)).isFalse();
        }
    }
}
