package io.folkmoot.simulation.universe;

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

/** A store as one life of a peer has it in hand: the life's end takes it away, and nobody answers any more. */
final class FencedStore implements RecordStore {
    private final RecordStore store;
    private final Fence fence;

    FencedStore(RecordStore store, Fence fence) {
        this.store = store;
        this.fence = fence;
    }

    @Override
    public void read(TableKey key, Optional<Kind> kind, Consumer<Result<RecordSets>> done) {
        if (!fence.isDown()) store.read(key, kind, fence.around(done));
    }

    @Override
    public <A> void update(TableKey key, Kind kind, Rule<A> rule, Consumer<Result<A>> done) {
        if (!fence.isDown()) store.update(key, kind, fence.through(rule), fence.around(done));
    }

    @Override
    public void list(TableKey from, TableKey to, int most, Consumer<Result<List<Held>>> done) {
        if (!fence.isDown()) store.list(from, to, most, fence.around(done));
    }

    @Override
    public void digest(TableKey from, TableKey to, Consumer<Result<RangeDigest>> done) {
        if (!fence.isDown()) store.digest(from, to, fence.around(done));
    }

    @Override
    public void fetch(List<Bytes> ids, Consumer<Result<List<SignedRecord>>> done) {
        if (!fence.isDown()) store.fetch(ids, fence.around(done));
    }

    @Override
    public void forget(long now, int most, Consumer<Result<Integer>> done) {
        if (!fence.isDown()) store.forget(now, most, fence.around(done));
    }

    @Override
    public StoreState state() {
        return store.state();
    }

    @Override
    public StoreCounts counts() {
        return store.counts();
    }

    /** Whoever keeps the store for the next life closes it. */
    @Override
    public void close() {}
}
