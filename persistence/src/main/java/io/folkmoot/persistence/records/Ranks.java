package io.folkmoot.persistence.records;

import io.folkmoot.protocol.identity.Distance;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.identity.Placement;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.records.SignedRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Which records go first when there is no room: others', the farthest from this peer before all. */
final class Ranks {
    private final PublicKey self;
    private final NodeId place;
    private final TreeSet<SignedRecord> farthestFirst;

    Ranks(PublicKey self) {
        this.self = self;
        place = Placement.of(self);
        farthestFirst = new TreeSet<>(
                ((Comparator<SignedRecord>) (left, right) -> Distance.compare(place, right.key(), left.key()))
                        .thenComparing(SignedRecord::id));
    }

    void add(SignedRecord record) {
        if (!isOwn(record)) farthestFirst.add(record);
    }

    void remove(SignedRecord record) {
        if (!isOwn(record)) farthestFirst.remove(record);
    }

    /**
     * What to give up for a change that needs so many bytes more; empty where there is not enough. Nothing goes for
     * something farther away than itself, unless that is our own.
     */
    Optional<List<SignedRecord>> victims(Spot spot, Change change, long needed) {
        boolean forOwn = change.added().stream().anyMatch(this::isOwn);
        List<SignedRecord> victims = new ArrayList<>();
        long found = 0;
        for (SignedRecord next : farthestFirst) {
            if (found >= needed) break;
            boolean farther = Distance.compare(place, spot.key(), next.key()) < 0;
            if (!farther && !forOwn) break;
            if (new Spot(next.key(), next.kind()).equals(spot)) continue;
            victims.add(next);
            found += next.wire().length();
        }
        return found >= needed ? Optional.of(victims) : Optional.empty();
    }

    private boolean isOwn(SignedRecord record) {
        return record.issuer().equals(self);
    }
}
