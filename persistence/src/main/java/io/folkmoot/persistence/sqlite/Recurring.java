package io.folkmoot.persistence.sqlite;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Work that comes again and again until it is closed, each time so long after the last one has ended. */
final class Recurring implements AutoCloseable {
    private final StoreThreads threads;
    private final Executor where;
    private final long everyMillis;
    private final Runnable work;

    /** Null before the beginning and after the end. Guarded by this. */
    private @Nullable ScheduledFuture<?> next;

    private boolean closed;

    Recurring(StoreThreads threads, Executor where, long everyMillis, Runnable work) {
        this.threads = threads;
        this.where = where;
        this.everyMillis = everyMillis;
        this.work = work;
    }

    synchronized void in(long millis) {
        if (closed) return;
        try {
            next = threads.later().schedule(this::begin, millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // The threads are closing, and whatever uses them.
            next = null;
        }
    }

    private void begin() {
        try {
            where.execute(this::run);
        } catch (RejectedExecutionException e) {
            close();
        }
    }

    private void run() {
        try {
            work.run();
        } finally {
            in(everyMillis);
        }
    }

    /** What is under way goes on. */
    @Override
    public synchronized void close() {
        closed = true;
        if (next != null) next.cancel(false);
        next = null;
    }
}
