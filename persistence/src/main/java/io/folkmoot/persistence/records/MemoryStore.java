package io.folkmoot.persistence.records;

import io.folkmoot.persistence.records.Holdings.Plan;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.protocol.records.RecordSets;
import io.folkmoot.protocol.records.SignedRecord;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Keeps records as long as it lives, for peers that shall leave nothing behind. It waits for no disk: it never syncs. */
public final class MemoryStore implements RecordStore {
    private final Holdings holdings;
    private final Calls calls;
    private final Runnable farewell;
    private final AtomicLong commits = new AtomicLong();
    private final AtomicLong writes = new AtomicLong();
    private final AtomicLong reads = new AtomicLong();
    private final AtomicLong evicted = new AtomicLong();
    private volatile Size size = new Size(0, 0);

    private record Size(long records, long bytes) {}

    private MemoryStore(Allowance allowance, Executor executor, Runnable farewell) {
        holdings = new Holdings(allowance);
        calls = new Calls(executor, allowance.maxWaiting());
        this.farewell = farewell;
    }

    /** With a thread of its own, which ends with the store. */
    public static MemoryStore open(Allowance allowance) {
        // What is refused when the store has just been closed has been carried out by whoever closed it.
        ExecutorService thread = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("folkmoot-memory-store").factory(),
                new ThreadPoolExecutor.DiscardPolicy());
        return new MemoryStore(allowance, thread, thread::shutdown);
    }

    /** On the turns of the giver's threads, who answers for them; one call is carried out at a time. */
    public static MemoryStore open(Allowance allowance, Executor turns) {
        return new MemoryStore(allowance, turns, () -> {});
    }

    @Override
    public void read(TableKey key, Optional<Kind> kind, Consumer<Result<RecordSets>> done) {
        ask(() -> holdings.read(key, kind), done);
    }

    @Override
    public <A> void update(TableKey key, Kind kind, Rule<A> rule, Consumer<Result<A>> done) {
        call(() -> carryOut(key, kind, rule), done);
    }

    private <A> Result<A> carryOut(TableKey key, Kind kind, Rule<A> rule) {
        return switch (holdings.plan(key, kind, rule)) {
            case Result.Failed<Plan<A>>(Problem problem, String text) -> new Result.Failed<>(problem, text);
            case Result.Done<Plan<A>>(Plan<A> plan) -> {
                take(plan.change());
                evicted.addAndGet(plan.evicted());
                yield new Result.Done<>(plan.answer());
            }
        };
    }

    @Override
    public void list(TableKey from, TableKey to, int most, Consumer<Result<List<Held>>> done) {
        ask(() -> holdings.list(from, to, most), done);
    }

    @Override
    public void digest(TableKey from, TableKey to, Consumer<Result<RangeDigest>> done) {
        ask(() -> holdings.digest(from, to), done);
    }

    @Override
    public void fetch(List<Bytes> ids, Consumer<Result<List<SignedRecord>>> done) {
        ask(() -> holdings.fetch(ids), done);
    }

    @Override
    public void forget(long now, int most, Consumer<Result<Integer>> done) {
        call(
                () -> {
                    Change change = holdings.forgettable(now, most);
                    take(change);
                    return new Result.Done<>(change.removed().size());
                },
                done);
    }

    private void take(Change change) {
        if (change.isEmpty()) return;
        holdings.apply(change);
        size = new Size(holdings.records(), holdings.bytes());
        commits.incrementAndGet();
        writes.addAndGet(change.added().size());
    }

    private <A> void ask(Supplier<A> question, Consumer<Result<A>> done) {
        call(
                () -> {
                    reads.incrementAndGet();
                    return new Result.Done<>(question.get());
                },
                done);
    }

    private <A> void call(Supplier<Result<A>> call, Consumer<Result<A>> done) {
        calls.offer(() -> done.accept(call.get()))
                .ifPresent(problem -> done.accept(new Result.Failed<>(problem, Calls.explain(problem))));
    }

    @Override
    public StoreState state() {
        return new StoreState.Sound();
    }

    @Override
    public StoreCounts counts() {
        Size now = size;
        return new StoreCounts(
                now.records(), now.bytes(), commits.get(), 0, writes.get(), reads.get(), evicted.get(), 0);
    }

    @Override
    public void close() {
        calls.close();
        farewell.run();
    }
}
