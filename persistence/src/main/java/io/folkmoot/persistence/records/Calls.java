package io.folkmoot.persistence.records;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Calls that wait for their turn: so many at most, carried out one after another in the order in which they came. */
final class Calls {
    private final Executor executor;
    private final int most;
    private final ReentrantLock turn = new ReentrantLock();

    /** Guards the fields below. */
    private final Object door = new Object();

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean underWay;
    private boolean closed;

    Calls(Executor executor, int most) {
        this.executor = executor;
        this.most = most;
    }

    /** Takes the call, or says why not. */
    Optional<Problem> offer(Runnable call) {
        synchronized (door) {
            if (closed) return Optional.of(Problem.CLOSED);
            if (waiting.size() >= most) return Optional.of(Problem.BUSY);
            waiting.add(call);
            if (underWay) return Optional.empty();
            underWay = true;
        }
        executor.execute(this::work);
        return Optional.empty();
    }

    static String explain(Problem problem) {
        return problem == Problem.CLOSED ? "the store is closed" : "more calls are waiting than the store takes";
    }

    /** A call that throws ends this round, not those that wait. */
    private void work() {
        try {
            while (next()) {}
        } finally {
            if (isUnderWay()) executor.execute(this::work);
        }
    }

    private boolean next() {
        turn.lock();
        try {
            Runnable call = take();
            if (call == null) return false;
            call.run();
            return true;
        } finally {
            turn.unlock();
        }
    }

    private boolean isUnderWay() {
        synchronized (door) {
            return underWay;
        }
    }

    private @Nullable Runnable take() {
        synchronized (door) {
            Runnable call = waiting.poll();
            if (call == null) underWay = false;
            return call;
        }
    }

    /** Takes no more, and carries out what waits. */
    void close() {
        synchronized (door) {
            closed = true;
        }
        while (next()) {}
    }
}
