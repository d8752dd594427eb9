package io.folkmoot.actors.records;

import io.folkmoot.persistence.records.Allowance;
import io.folkmoot.persistence.records.MemoryStore;
import io.folkmoot.persistence.records.Problem;
import io.folkmoot.persistence.records.RecordStore;
import io.folkmoot.persistence.records.Result;
import io.folkmoot.persistence.records.StoreCounts;
import io.folkmoot.persistence.records.StoreState;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.protocol.records.RecordSets;
import io.folkmoot.protocol.records.SignedRecord;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A store in memory that fails when it is told to, and that may be told to wait. */
final class ScriptedStore implements RecordStore {
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final RecordStore inner;
    volatile @Nullable Problem problem;
    volatile boolean slow;
    /** So many more than there are it says that it has read. */
    volatile long pretended;

    ScriptedStore(PublicKey self) {
        Executor turns = turn -> {
            if (slow) hold(turn);
            else turn.run();
        };
        inner = MemoryStore.open(Allowance.of(self, 1L << 30), turns);
    }

    private synchronized void hold(Runnable turn) {
        waiting.add(turn);
    }

    synchronized void goOn() {
        slow = false;
        while (!waiting.isEmpty()) waiting.remove().run();
    }

    @Override
    public void read(TableKey key, Optional<Kind> kind, Consumer<Result<RecordSets>> done) {
        if (works(done)) inner.read(key, kind, done);
    }

    @Override
    public <A> void update(TableKey key, Kind kind, Rule<A> rule, Consumer<Result<A>> done) {
        if (works(done)) inner.update(key, kind, rule, done);
    }

    @Override
    public void list(TableKey from, TableKey to, int most, Consumer<Result<List<Held>>> done) {
        if (works(done)) inner.list(from, to, most, done);
    }

    @Override
    public void digest(TableKey from, TableKey to, Consumer<Result<RangeDigest>> done) {
        if (works(done)) inner.digest(from, to, result -> done.accept(larger(result)));
    }

    @Override
    public void fetch(List<Bytes> ids, Consumer<Result<List<SignedRecord>>> done) {
        if (works(done)) inner.fetch(ids, done);
    }

    @Override
    public void forget(long now, int most, Consumer<Result<Integer>> done) {
        if (works(done)) inner.forget(now, most, done);
    }

    private Result<RangeDigest> larger(Result<RangeDigest> result) {
        return result instanceof Result.Done<RangeDigest>(RangeDigest read)
                ? new Result.Done<>(new RangeDigest(read.digest(), read.records() + pretended))
                : result;
    }

    private <A> boolean works(Consumer<Result<A>> done) {
        Problem now = problem;
        if (now != null) done.accept(new Result.Failed<>(now, "/home/ann/.folkmoot/store fails"));
        return now == null;
    }

    @Override
    public StoreState state() {
        return inner.state();
    }

    @Override
    public StoreCounts counts() {
        return inner.counts();
    }

    @Override
    public void close() {
        inner.close();
    }
}
