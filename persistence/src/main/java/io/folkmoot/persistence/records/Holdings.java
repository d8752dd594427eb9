package io.folkmoot.persistence.records;

import io.folkmoot.persistence.records.RecordStore.Held;
import io.folkmoot.persistence.records.RecordStore.RangeDigest;
import io.folkmoot.persistence.records.RecordStore.Rule;
import io.folkmoot.persistence.records.RecordStore.Step;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.Sha256;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.protocol.records.RecordSet;
import io.folkmoot.protocol.records.RecordSets;
import io.folkmoot.protocol.records.SignedRecord;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Records in memory, in the order of key and id, within a number of bytes. For one thread at a time. */
public final class Holdings {
    private final long maxBytes;
    private final Ranks ranks;
    private final NavigableMap<Spot, RecordSet> sets = new TreeMap<>();
    private final Map<Bytes, SignedRecord> byId = new TreeMap<>();
    private final TreeSet<SignedRecord> soonestFirst =
            new TreeSet<>(Comparator.comparingLong(SignedRecord::forgottenAt).thenComparing(SignedRecord::id));
    private long bytes;

    public Holdings(Allowance allowance) {
        maxBytes = allowance.maxBytes();
        ranks = new Ranks(allowance.self());
    }

    public long records() {
        return byId.size();
    }

    /** Of the records as they are sent; what else it takes to keep them is not counted. */
    public long bytes() {
        return bytes;
    }

    /** What is held of one kind. */
    public RecordSet set(TableKey key, Kind kind) {
        RecordSet held = sets.get(new Spot(key, kind));
        return held == null ? RecordSet.empty(kind, key) : held;
    }

    public RecordSets read(TableKey key, Optional<Kind> kind) {
        if (kind.isPresent()) return RecordSets.of(set(key, kind.get()));
        RecordSets all = RecordSets.empty(key);
        for (RecordSet set : range(key, key).values()) all = all.merge(set);
        return all;
    }

    /** What an update comes to: the change, how many of its records go for want of room only, and the rule's answer. */
    public record Plan<A>(Change change, int evicted, A answer) {}

    /** What the rule wants, and what it takes to stay within the limit; nothing is changed yet. */
    public <A> Result<Plan<A>> plan(TableKey key, Kind kind, Rule<A> rule) {
        RecordSet held = set(key, kind);
        Step<A> step;
        try {
            step = rule.decide(held);
        } catch (RuntimeException e) {
            return new Result.Failed<>(Problem.IO, "the rule of an update failed: " + e);
        }
        if (!step.next().key().equals(key) || step.next().kind() != kind)
            return new Result.Failed<>(Problem.IO, "the rule of an update went astray, to " + step.next());
        return makeRoom(new Spot(key, kind), Change.between(held, step.next()), step.answer());
    }

    private <A> Result<Plan<A>> makeRoom(Spot spot, Change change, A answer) {
        long needed = change.growth() <= 0 ? 0 : bytes + change.growth() - maxBytes;
        if (needed <= 0) return new Result.Done<>(new Plan<>(change, 0, answer));
        return ranks.victims(spot, change, needed)
                .<Result<Plan<A>>>map(
                        victims -> new Result.Done<>(new Plan<>(change.giving(victims), victims.size(), answer)))
                .orElseGet(() -> new Result.Failed<>(
                        Problem.LIMIT_REACHED,
                        "the store holds " + bytes + " of at most " + maxBytes
                                + " bytes, and nothing that may go for this"));
    }

    public void apply(Change change) {
        change.removed().forEach(this::remove);
        change.added().forEach(this::add);
    }

    private void add(SignedRecord record) {
        sets.merge(new Spot(record.key(), record.kind()), RecordSet.of(record), RecordSet::merge);
        byId.put(record.id(), record);
        soonestFirst.add(record);
        ranks.add(record);
        bytes += record.wire().length();
    }

    private void remove(SignedRecord record) {
        sets.computeIfPresent(new Spot(record.key(), record.kind()), (spot, held) -> {
            RecordSet rest = held.without(record.id());
            return rest.isEmpty() ? null : rest;
        });
        byId.remove(record.id());
        soonestFirst.remove(record);
        ranks.remove(record);
        bytes -= record.wire().length();
    }

    public List<Held> list(TableKey from, TableKey to, int most) {
        return walk(from, to)
                .limit(Math.max(0, most))
                .map(record -> new Held(record.key(), record.kind(), record.id(), record.forgottenAt()))
                .toList();
    }

    public RangeDigest digest(TableKey from, TableKey to) {
        MessageDigest digest = Sha256.newDigest();
        long count = walk(from, to)
                .mapToLong(record -> {
                    digest.update(record.id().unsafeArray());
                    return 1;
                })
                .sum();
        return new RangeDigest(Bytes.adopt(digest.digest()), count);
    }

    /** Each once, also when it is asked for twice. */
    public List<SignedRecord> fetch(List<Bytes> ids) {
        return ids.stream()
                .distinct()
                .flatMap(id -> Optional.ofNullable(byId.get(id)).stream())
                .toList();
    }

    /** What may be forgotten by then, the longest due first. */
    public Change forgettable(long now, int most) {
        return new Change(
                soonestFirst.stream()
                        .takeWhile(record -> record.forgottenAt() <= now)
                        .limit(Math.max(0, most))
                        .toList(),
                List.of());
    }

    private Stream<SignedRecord> walk(TableKey from, TableKey to) {
        return range(from, to).keySet().stream()
                .filter(spot -> spot.kind() == firstKindUnder(spot.key()))
                .flatMap(spot -> range(spot.key(), spot.key()).values().stream()
                        .flatMap(set -> set.members().stream())
                        .sorted(Comparator.comparing(SignedRecord::id)));
    }

    private Kind firstKindUnder(TableKey key) {
        return sets.tailMap(Spot.firstOf(key)).firstKey().kind();
    }

    private NavigableMap<Spot, RecordSet> range(TableKey from, TableKey to) {
        if (Spot.KEYS.compare(from, to) > 0) return Collections.emptyNavigableMap();
        return sets.subMap(Spot.firstOf(from), true, Spot.lastOf(to), true);
    }
}
