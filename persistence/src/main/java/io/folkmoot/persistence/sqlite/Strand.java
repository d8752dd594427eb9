package io.folkmoot.persistence.sqlite;

import io.folkmoot.persistence.records.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Calls in the order in which they came, one group of them at a time, on whichever thread of a pool is free. A group is
 * all that waits, up to a number, so that under load its costs are shared and without load nobody waits.
 */
final class Strand<C> {
    private final Executor threads;
    private final int mostWaiting;
    private final int mostAtOnce;
    private final Consumer<List<C>> work;

    /** Guards the fields below. */
    private final Object door = new Object();

    private final ArrayDeque<C> waiting = new ArrayDeque<>();
    private boolean underWay;
    private boolean closed;

    Strand(Executor threads, int mostWaiting, int mostAtOnce, Consumer<List<C>> work) {
        this.threads = threads;
        this.mostWaiting = mostWaiting;
        this.mostAtOnce = mostAtOnce;
        this.work = work;
    }

    /** Takes the call, or says why not. */
    Optional<Problem> offer(C call) {
        synchronized (door) {
            if (closed) return Optional.of(Problem.CLOSED);
            if (waiting.size() >= mostWaiting) return Optional.of(Problem.BUSY);
            waiting.add(call);
            if (underWay) return Optional.empty();
            underWay = true;
        }
        threads.execute(this::turn);
        return Optional.empty();
    }

    /** One group, then the next strand of the pool has its turn. What throws ends its group, not the strand. */
    private void turn() {
        try {
            work.accept(take());
        } finally {
            if (goesOn()) threads.execute(this::turn);
        }
    }

    private List<C> take() {
        synchronized (door) {
            List<C> group = new ArrayList<>(Math.min(waiting.size(), mostAtOnce));
            while (group.size() < mostAtOnce && !waiting.isEmpty()) group.add(waiting.remove());
            return group;
        }
    }

    private boolean goesOn() {
        synchronized (door) {
            underWay = !waiting.isEmpty();
            if (!underWay) door.notifyAll();
            return underWay;
        }
    }

    /** Takes no more, and returns when all that was taken has been carried out. */
    void close() {
        boolean interrupted = false;
        synchronized (door) {
            closed = true;
            while (underWay) {
                try {
                    door.wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }
}
