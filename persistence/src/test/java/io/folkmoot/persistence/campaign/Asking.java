package io.folkmoot.persistence.campaign;

import io.folkmoot.persistence.records.Result;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Calls to a store that wait for their answer. */
final class Asking {
    private static final int DEADLINE_SECONDS = 60;

    private Asking() {}

    static <A> Result<A> result(Consumer<Consumer<Result<A>>> call) throws Exception {
        CompletableFuture<Result<A>> answer = new CompletableFuture<>();
        call.accept(answer::complete);
        return answer.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    }

    static <A> A value(Consumer<Consumer<Result<A>>> call) throws Exception {
        return switch (result(call)) {
            case Result.Done<A>(A value) -> value;
            case Result.Failed<A> failed -> throw new AssertionError("refused: " + failed);
        };
    }
}
