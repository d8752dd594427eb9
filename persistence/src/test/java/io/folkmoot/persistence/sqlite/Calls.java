package io.folkmoot.persistence.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.folkmoot.persistence.records.RecordStore;
import io.folkmoot.persistence.records.Result;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.records.RecordSets;
import io.folkmoot.protocol.records.SignedRecord;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Calls that wait, for tests. */
final class Calls {
    private Calls() {}

    static <A> Result<A> result(Consumer<Consumer<Result<A>>> call) throws Exception {
        CompletableFuture<Result<A>> answer = new CompletableFuture<>();
        call.accept(result ->
                assertThat(answer.complete(result)).as("the only answer").isTrue());
        return answer.get(20, TimeUnit.SECONDS);
    }

    static <A> A value(Consumer<Consumer<Result<A>>> call) throws Exception {
        return switch (result(call)) {
            case Result.Done<A>(A value) -> value;
            case Result.Failed<A>(var problem, String text) -> fail(problem + ": " + text);
        };
    }

    static <A> Result.Failed<A> failure(Consumer<Consumer<Result<A>>> call) throws Exception {
        return switch (result(call)) {
            case Result.Done<A>(A value) -> fail("done: " + value);
            case Result.Failed<A> failed -> failed;
        };
    }

    static Result<Integer> put(RecordStore store, SignedRecord record) throws Exception {
        return result(done -> store.update(record.key(), record.kind(), Mesh.merging(record), done));
    }

    static void mustPut(RecordStore store, SignedRecord record) throws Exception {
        assertThat(put(store, record)).isInstanceOf(Result.Done.class);
    }

    static RecordSets read(RecordStore store, TableKey key) throws Exception {
        return value(done -> store.read(key, Optional.empty(), done));
    }
}
