package io.folkmoot.simulation.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.persistence.records.Problem;
import io.folkmoot.persistence.records.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** What a store told one caller, however often. */
final class Answer<A> implements Consumer<Result<A>> {
    final CountDownLatch came = new CountDownLatch(1);
    private final List<Result<A>> results = new ArrayList<>();

    @Override
    public synchronized void accept(Result<A> result) {
        results.add(result);
        came.countDown();
    }

    boolean isThere() {
        return came.getCount() == 0;
    }

    synchronized Result<A> result() {
        assertThat(results).as("a call is answered once").hasSize(1);
        return results.getFirst();
    }

    A value() {
        return switch (result()) {
            case Result.Done<A>(A value) -> value;
            case Result.Failed<A> failed -> throw new AssertionError("refused: " + failed);
        };
    }

    boolean isRefused(Problem problem) {
        return result() instanceof Result.Failed<A> failed && failed.problem() == problem;
    }
}
