package io.folkmoot.actors.planted;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Every way to other threads, and to waiting for them; it never runs. */
final class AmbientThreads {
    void started(Runnable work) {
        new Thread(work).start();
    }

    void light(Runnable work) {
        Thread.startVirtualThread(work);
    }

    void sleepingBy(TimeUnit unit) throws InterruptedException {
        unit.sleep(1);
    }

    ExecutorService pool() {
        return Executors.newCachedThreadPool();
    }

    ForkJoinPool common() {
        return ForkJoinPool.commonPool();
    }

    CompletableFuture<String> supplied() {
        return CompletableFuture.supplyAsync(() -> "x");
    }

    CompletableFuture<String> later(CompletableFuture<String> future) {
        return future.thenApplyAsync(text -> text);
    }

    CompletableFuture<String> timed(CompletableFuture<String> future) {
        return future.orTimeout(1, TimeUnit.SECONDS);
    }

    String awaited(CompletableFuture<String> future) {
        return future.join();
    }

    void latched(CountDownLatch latch) throws InterruptedException {
        latch.await();
    }

    Stream<String> parallel(List<String> list) {
        return list.parallelStream();
    }

    int processors() {
        return Runtime.getRuntime().availableProcessors();
    }
}
