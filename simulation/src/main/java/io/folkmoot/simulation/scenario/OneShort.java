package io.folkmoot.simulation.scenario;

import io.folkmoot.persistence.records.RecordStore;
import io.folkmoot.persistence.records.Result;
import io.folkmoot.persistence.records.StoreCounts;
import io.folkmoot.persistence.records.StoreState;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.protocol.records.RecordSets;
import io.folkmoot.protocol.records.SignedRecord;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A store with a bug, for demonstration: it lists ranges as if their end were not included. Reads and writes are right, so
 * nobody notices before neighbours compare what they hold, and even then only when others have lost theirs.
 */
final class OneShort implements RecordStore {
    private final RecordStore store;

    OneShort(RecordStore store) {
        this.store = store;
    }

    @Override
    public void list(TableKey from, TableKey to, int most, Consumer<Result<List<Held>>> done) {
        store.list(from, to, most, result -> done.accept(oneShort(result)));
    }

    private static Result<List<Held>> oneShort(Result<List<Held>> result) {
        return switch (result) {
            case Result.Done<List<Held>>(List<Held> held)
            when !held.isEmpty() -> new Result.Done<>(held.subList(0, held.size() - 1));
            default -> result;
        };
    }

    @Override
    public void read(TableKey key, Optional<Kind> kind, Consumer<Result<RecordSets>> done) {
        store.read(key, kind, done);
    }

    @Override
    public <A> void update(TableKey key, Kind kind, Rule<A> rule, Consumer<Result<A>> done) {
        store.update(key, kind, rule, done);
    }

    @Override
    public void digest(TableKey from, TableKey to, Consumer<Result<RangeDigest>> done) {
        store.digest(from, to, done);
    }

    @Override
    public void fetch(List<Bytes> ids, Consumer<Result<List<SignedRecord>>> done) {
        store.fetch(ids, done);
    }

    @Override
    public void forget(long now, int most, Consumer<Result<Integer>> done) {
        store.forget(now, most, done);
    }

    @Override
    public StoreState state() {
        return store.state();
    }

    @Override
    public StoreCounts counts() {
        return store.counts();
    }

    @Override
    public void close() {
        store.close();
    }
}
