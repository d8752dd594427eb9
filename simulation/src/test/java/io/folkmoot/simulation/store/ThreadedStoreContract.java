package io.folkmoot.simulation.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.persistence.records.RecordStore;
import io.folkmoot.persistence.records.RecordStore.Step;
import io.folkmoot.protocol.records.Kind;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The contract of a store that has threads of its own. */
abstract class ThreadedStoreContract extends RecordStoreContract {
    private static final int DEADLINE_SECONDS = 20;

    @Override
    void await(Answer<?> answer) {
        await(answer.came);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(DEADLINE_SECONDS, TimeUnit.SECONDS))
                    .as("in time")
                    .isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    void together(List<Runnable> tasks) {
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = tasks.stream()
                .map(task -> Thread.ofPlatform().start(() -> {
                    await(start);
                    task.run();
                }))
                .toList();
        start.countDown();
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Override
    Runnable stall(RecordStore stalled) {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        stalled.<Integer>update(
                Samples.key(99),
                Kind.MAILBOX,
                held -> {
                    begun.countDown();
                    await(released);
                    return new Step<>(held, 0);
                },
                done -> {});
        await(begun);
        return released::countDown;
    }
}
