package io.folkmoot.persistence.sqlite;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that wait for disks, shared by as many stores as one likes: some write, some read, and others do what
 * takes long or comes later. Each starts when it is first needed. Close the stores first.
 */
public final class StoreThreads implements AutoCloseable {
    /** Idle threads end after this: a peer at rest should cost nothing. */
    private static final long IDLE_SECONDS = 10;

    private static final long PATIENCE_SECONDS = 5;

    private final ThreadPoolExecutor writers;
    private final ThreadPoolExecutor readers;
    private final ThreadPoolExecutor scans;
    private final ThreadPoolExecutor checks;
    private final ScheduledThreadPoolExecutor later;

    public StoreThreads(int writers, int readers) {
        this.writers = pool(writers, "folkmoot-store-write-");
        this.readers = pool(readers, "folkmoot-store-read-");
        this.scans = pool(1, "folkmoot-store-scan-");
        this.checks = pool(1, "folkmoot-store-check-");
        later = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("folkmoot-store-later-", 0).factory());
        later.setRemoveOnCancelPolicy(true);
    }

    /** What one store can use: it writes on one thread and reads on another. */
    public static StoreThreads forOne() {
        return new StoreThreads(1, 1);
    }

    private static ThreadPoolExecutor pool(int threads, String name) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads,
                threads,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name(name, 0).factory());
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    Executor writers() {
        return writers;
    }

    Executor readers() {
        return readers;
    }

    /** For questions about many records, which must not hold up those about one. */
    Executor scans() {
        return scans;
    }

    /** For what may take minutes. */
    Executor checks() {
        return checks;
    }

    ScheduledThreadPoolExecutor later() {
        return later;
    }

    /** For small things beside the stores, one at a time, such as notes. */
    public Executor background() {
        return later;
    }

    /** What was taken is carried out first, for as long as a disk may reasonably take. */
    @Override
    public void close() {
        writers.shutdown();
        readers.shutdown();
        scans.shutdown();
        checks.shutdown();
        later.shutdown();
        boolean interrupted = false;
        for (ExecutorService pool : List.of(writers, readers, scans, checks, later)) {
            try {
                if (!interrupted && !pool.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) pool.shutdownNow();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }
}
