package io.folkmoot.gateway.bench;

import io.folkmoot.persistence.records.Result;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Keeps so many calls in flight until all of a number have been answered; each answer calls the next. */
final class Flow {
    private static final double NANOS_PER_SECOND = 1e9;

    /** One call, by its number among all of them. */
    interface Call {
        void make(long number, Consumer<Result<?>> done);
    }

    private final Call call;
    private final long end;
    private final AtomicLong next;
    private final CountDownLatch flying;
    private final AtomicReference<Result<?>> refusal = new AtomicReference<>();

    private Flow(Call call, long first, long count, int inFlight) {
        this.call = call;
        this.next = new AtomicLong(first);
        this.end = first + count;
        this.flying = new CountDownLatch(inFlight);
    }

    /** How many were answered in a second. */
    static double perSecond(Call call, long first, long count, int inFlight) {
        Flow flow = new Flow(call, first, count, inFlight);
        long start = System.nanoTime();
        for (int i = 0; i < inFlight; i++) flow.step();
        flow.await();
        return count * NANOS_PER_SECOND / (System.nanoTime() - start);
    }

    private void step() {
        long number = next.getAndIncrement();
        if (number >= end || refusal.get() != null) flying.countDown();
        else call.make(number, this::answered);
    }

    private void answered(Result<?> result) {
        if (result instanceof Result.Failed<?>) refusal.compareAndSet(null, result);
        step();
    }

    private void await() {
        try {
            flying.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while measuring", e);
        }
        if (refusal.get() != null) throw new IllegalStateException("the store refused: " + refusal.get());
    }
}
