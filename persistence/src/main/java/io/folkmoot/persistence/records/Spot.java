package io.folkmoot.persistence.records;

import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.records.Kind;
import java.util.Comparator;
import java.util.List;

/** Where a set of records lies, in the order of the key space. */
record Spot(TableKey key, Kind kind) implements Comparable<Spot> {
    static final Comparator<TableKey> KEYS = Comparator.comparing(TableKey::a, Long::compareUnsigned)
            .thenComparing(TableKey::b, Long::compareUnsigned)
            .thenComparing(TableKey::c, Long::compareUnsigned)
            .thenComparing(TableKey::d, Long::compareUnsigned);

    private static final Comparator<Spot> ORDER =
            Comparator.comparing(Spot::key, KEYS).thenComparing(Spot::kind);

    private static final List<Kind> KINDS = List.of(Kind.values());

    static Spot firstOf(TableKey key) {
        return new Spot(key, KINDS.getFirst());
    }

    static Spot lastOf(TableKey key) {
        return new Spot(key, KINDS.getLast());
    }

    @Override
    public int compareTo(Spot other) {
        return ORDER.compare(this, other);
    }
}
