package io.folkmoot.simulation.store;

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
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a store without limits should answer, found by looking through a list. */
final class DumbStore {
    private static final Comparator<SignedRecord> ORDER = Comparator.<SignedRecord, Bytes>comparing(
                    record -> record.key().bytes())
            .thenComparing(SignedRecord::id);

    private final List<SignedRecord> records = new ArrayList<>();

    RecordSets read(TableKey key, Optional<Kind> kind) {
        RecordSets sets = RecordSets.empty(key);
        for (SignedRecord record : records)
            if (record.key().equals(key) && (kind.isEmpty() || kind.get() == record.kind())) sets = sets.with(record);
        return sets;
    }

    <A> A update(TableKey key, Kind kind, Rule<A> rule) {
        RecordSet held = read(key, Optional.of(kind)).of(kind);
        Step<A> step = rule.decide(held);
        records.removeAll(held.members());
        records.addAll(step.next().members());
        return step.answer();
    }

    List<Held> list(TableKey from, TableKey to, int most) {
        return range(from, to).stream()
                .limit(most)
                .map(record -> new Held(record.key(), record.kind(), record.id(), record.forgottenAt()))
                .toList();
    }

    RangeDigest digest(TableKey from, TableKey to) {
        ByteArrayOutputStream ids = new ByteArrayOutputStream();
        List<SignedRecord> range = range(from, to);
        range.forEach(record -> ids.writeBytes(record.id().toArray()));
        return new RangeDigest(Sha256.hash(Bytes.adopt(ids.toByteArray())), range.size());
    }

    List<SignedRecord> fetch(List<Bytes> ids) {
        return records.stream().filter(record -> ids.contains(record.id())).toList();
    }

    int forget(long now) {
        int before = records.size();
        records.removeIf(record -> record.forgottenAt() <= now);
        return before - records.size();
    }

    List<SignedRecord> all() {
        return List.copyOf(records);
    }

    private List<SignedRecord> range(TableKey from, TableKey to) {
        return records.stream()
                .filter(record -> record.key().bytes().compareTo(from.bytes()) >= 0)
                .filter(record -> record.key().bytes().compareTo(to.bytes()) <= 0)
                .sorted(ORDER)
                .toList();
    }
}
