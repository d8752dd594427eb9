package io.folkmoot.simulation.store;

import io.folkmoot.persistence.records.Allowance;
import io.folkmoot.persistence.records.Change;
import io.folkmoot.persistence.records.Holdings;
import io.folkmoot.persistence.records.Holdings.Plan;
import io.folkmoot.persistence.records.Problem;
import io.folkmoot.persistence.records.RecordStore.Rule;
import io.folkmoot.persistence.records.Result;
import io.folkmoot.persistence.records.StoreCounts;
import io.folkmoot.persistence.records.StoreState;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.protocol.records.RecordSets;
import io.folkmoot.protocol.records.SignedRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Carries out the calls of one group in memory, and remembers what the disk must keep of it. */
final class Desk {
    private final SimulatedDisk disk;
    private final Allowance allowance;
    private final List<Change> group = new ArrayList<>();
    private Holdings holdings;
    private StoreState state = new StoreState.Sound();
    private boolean written;
    private long growth;
    private long commits;
    private long syncs;
    private long writes;
    private long reads;
    private long evicted;
    private long damaged;

    Desk(SimulatedDisk disk, Allowance allowance) {
        this.disk = disk;
        this.allowance = allowance;
        damaged = disk.recovery().damaged().size();
        holdings = load();
    }

    private Holdings load() {
        Holdings loaded = new Holdings(allowance);
        disk.platter().forEach(record -> loaded.apply(new Change(List.of(), List.of(record))));
        return loaded;
    }

    StoreState state() {
        return state;
    }

    StoreCounts counts() {
        return new StoreCounts(holdings.records(), holdings.bytes(), commits, syncs, writes, reads, evicted, damaged);
    }

    <A> Result<A> ask(Function<Holdings, A> question) {
        reads++;
        return new Result.Done<>(question.apply(holdings));
    }

    Result<RecordSets> read(TableKey key, Optional<Kind> kind) {
        reads++;
        RecordSets held = holdings.read(key, kind);
        return this.<RecordSets>damage(held.members()).orElseGet(() -> new Result.Done<>(held));
    }

    Result<List<SignedRecord>> fetch(List<Bytes> ids) {
        reads++;
        List<SignedRecord> held = holdings.fetch(ids);
        return this.<List<SignedRecord>>damage(held).orElseGet(() -> new Result.Done<>(held));
    }

    <A> Result<A> update(TableKey key, Kind kind, Rule<A> rule) {
        return this.<A>damage(holdings.set(key, kind).members()).orElseGet(() -> decide(key, kind, rule));
    }

    private <A> Result<A> decide(TableKey key, Kind kind, Rule<A> rule) {
        return switch (holdings.plan(key, kind, rule)) {
            case Result.Failed<Plan<A>>(Problem problem, String text) -> new Result.Failed<>(problem, text);
            case Result.Done<Plan<A>>(Plan<A> plan) -> keep(plan);
        };
    }

    private <A> Result<A> keep(Plan<A> plan) {
        Change change = plan.change();
        if (change.isEmpty()) return new Result.Done<>(plan.answer());
        if (growth + change.growth() > disk.freeBytes()) return full();
        take(change);
        evicted += plan.evicted();
        return new Result.Done<>(plan.answer());
    }

    private <A> Result<A> full() {
        String reason = "the disk is full: " + Math.max(0, disk.freeBytes()) + " bytes are left";
        state = new StoreState.Degraded(Problem.DISK_FULL, reason);
        return new Result.Failed<>(Problem.DISK_FULL, reason);
    }

    Result<Integer> forget(long now, int most) {
        Change change = holdings.forgettable(now, most);
        if (!change.isEmpty()) take(change);
        return new Result.Done<>(change.removed().size());
    }

    private void take(Change change) {
        holdings.apply(change);
        group.add(change);
        growth += change.growth();
    }

    /** What has rotted is set aside, and whoever came upon it hears of it; the next call finds it gone. */
    private <A> Optional<Result<A>> damage(Collection<SignedRecord> read) {
        List<SignedRecord> rotten =
                read.stream().filter(disk.platter()::isRotten).toList();
        if (rotten.isEmpty()) return Optional.empty();
        holdings.apply(new Change(rotten, List.of()));
        rotten.forEach(record -> disk.platter().setAside(record.id()));
        damaged += rotten.size();
        return Optional.of(new Result.Failed<>(
                Problem.DAMAGED, rotten.size() + " records are damaged and set aside, first " + rotten.getFirst()));
    }

    /** Hands the group to the disk; false where there is nothing to write. */
    boolean write() {
        written = !group.isEmpty();
        if (!written) return false;
        disk.platter().write(group);
        commits++;
        writes += group.stream().mapToLong(change -> change.added().size()).sum();
        group.clear();
        growth = 0;
        return true;
    }

    /** What is wrong with the group that was written; then memory is what the disk was before. */
    Optional<Result.Failed<?>> synced() {
        if (!written) return Optional.empty();
        written = false;
        syncs++;
        if (disk.synced()) {
            state = new StoreState.Sound();
            return Optional.empty();
        }
        holdings = load();
        String reason = "the disk failed to sync";
        state = new StoreState.Degraded(Problem.IO, reason);
        return Optional.of(new Result.Failed<>(Problem.IO, reason));
    }
}
