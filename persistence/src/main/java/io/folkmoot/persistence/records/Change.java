package io.folkmoot.persistence.records;

import io.folkmoot.protocol.records.RecordSet;
import io.folkmoot.protocol.records.SignedRecord;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What one step takes away and what it adds; the taking away comes first. */
public record Change(List<SignedRecord> removed, List<SignedRecord> added) {
    public static final Change NONE = new Change(List.of(), List.of());

    public Change {
        removed = List.copyOf(removed);
        added = List.copyOf(added);
    }

    public static Change between(RecordSet held, RecordSet next) {
        if (held.equals(next)) return NONE;
        return new Change(without(held, next), without(next, held));
    }

    private static List<SignedRecord> without(RecordSet from, RecordSet what) {
        Set<SignedRecord> rest = new LinkedHashSet<>(from.members());
        what.members().forEach(rest::remove);
        return List.copyOf(rest);
    }

    public boolean isEmpty() {
        return removed.isEmpty() && added.isEmpty();
    }

    /** With these taken away as well. */
    Change giving(List<SignedRecord> victims) {
        if (victims.isEmpty()) return this;
        List<SignedRecord> all = new ArrayList<>(removed);
        all.addAll(victims);
        return new Change(all, added);
    }

    /** By how many bytes of records the store grows. */
    public long growth() {
        return sum(added) - sum(removed);
    }

    private static long sum(List<SignedRecord> records) {
        return records.stream().mapToLong(record -> record.wire().length()).sum();
    }
}
