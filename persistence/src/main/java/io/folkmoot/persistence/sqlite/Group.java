package io.folkmoot.persistence.sqlite;

import io.folkmoot.persistence.records.Allowance;
import io.folkmoot.persistence.records.Change;
import io.folkmoot.persistence.records.Problem;
import io.folkmoot.persistence.records.RecordStore.Rule;
import io.folkmoot.persistence.records.RecordStore.Step;
import io.folkmoot.persistence.records.Result;
import io.folkmoot.persistence.sqlite.Farthest.Victim;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.identity.Distance;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.identity.Placement;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.protocol.records.RecordSet;
import io.folkmoot.protocol.records.SignedRecord;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Changes that reach the disk together or not at all: an open transaction, what it has loaded of the sets that it changes,
 * and what it comes to.
 */
final class Group {
    private record Place(TableKey key, Kind kind) {}

    private final Table table;
    private final Allowance allowance;
    private final NodeId place;
    private final Map<Place, RecordSet> loaded = new HashMap<>();
    private final Set<TableKey> changed = new LinkedHashSet<>();
    private final Size before;
    private Size size;
    private Tally tally = Tally.NONE;
    private long written;
    private boolean touched;

    Group(Table table, Allowance allowance, Size size) {
        this.table = table;
        this.allowance = allowance;
        this.place = Placement.of(allowance.self());
        this.before = size;
        this.size = size;
    }

    Size size() {
        return size;
    }

    Tally tally() {
        return tally;
    }

    Set<TableKey> changed() {
        return changed;
    }

    /** Bytes of records that wait for the commit. */
    long written() {
        return written;
    }

    boolean hasChanged() {
        return touched || !changed.isEmpty();
    }

    /** Something about the store itself, not its records. */
    void note(String name, long amount) throws SQLException {
        table.amount(name, amount);
        touched = true;
    }

    <A> Result<A> update(TableKey key, Kind kind, Rule<A> rule) throws SQLException {
        RecordSet held = load(new Place(key, kind));
        Step<A> step;
        try {
            step = rule.decide(held);
        } catch (RuntimeException e) {
            return new Result.Failed<>(Problem.IO, "the rule of an update failed: " + e);
        }
        if (!step.next().key().equals(key) || step.next().kind() != kind)
            return new Result.Failed<>(Problem.IO, "the rule of an update went astray, to " + step.next());
        Change change = Change.between(held, step.next());
        if (change.isEmpty()) return new Result.Done<>(step.answer());
        if (!makeRoom(new Place(key, kind), change))
            return new Result.Failed<>(
                    Problem.LIMIT_REACHED,
                    "the store holds " + size.bytes() + " of at most " + allowance.maxBytes()
                            + " bytes, and nothing that may go for this");
        apply(change);
        loaded.put(new Place(key, kind), step.next());
        return new Result.Done<>(step.answer());
    }

    private RecordSet load(Place at) throws SQLException {
        RecordSet known = loaded.get(at);
        if (known != null) return known;
        RecordSet read = table.of(at.key, at.kind);
        setAside(table.takeDamaged());
        loaded.put(at, read);
        return read;
    }

    private void apply(Change change) throws SQLException {
        for (SignedRecord gone : change.removed())
            remove(gone.key(), gone.id(), gone.wire().length());
        for (SignedRecord record : change.added()) {
            table.insert(record, isOwn(record));
            size = size.plus(record);
            written += record.wire().length();
            changed.add(record.key());
        }
        tally = tally.plus(new Tally(change.added().size(), 0, 0));
    }

    private void remove(TableKey key, Bytes id, int length) throws SQLException {
        int rows = table.delete(key, id);
        if (rows > 0) size = size.minus(rows, length);
        changed.add(key);
    }

    /** The farthest of others' records go, for our own or for what is closer; false where that is not enough. */
    private boolean makeRoom(Place at, Change change) throws SQLException {
        // A change that shrinks what is held is welcome also where the limit has been lowered.
        long needed = Math.min(change.growth(), size.bytes() + change.growth() - allowance.maxBytes());
        if (needed <= 0) return true;
        if (needed > allowance.maxBytes()) return false;
        Optional<List<Victim>> victims = victims(at, change, needed);
        if (victims.isEmpty()) return false;
        for (Victim victim : victims.get()) evict(victim);
        return true;
    }

    private Optional<List<Victim>> victims(Place at, Change change, long needed) throws SQLException {
        boolean forOwn = change.added().stream().anyMatch(this::isOwn);
        Farthest farthestFirst = new Farthest(table, place);
        List<Victim> victims = new ArrayList<>();
        long found = 0;
        while (found < needed) {
            Optional<Victim> next = farthestFirst.next();
            if (next.isEmpty()) return Optional.empty();
            Victim victim = next.get();
            if (!forOwn && Distance.compare(place, at.key, victim.key()) >= 0) return Optional.empty();
            if (victim.key().equals(at.key) && victim.kind().equals(at.kind.word())) continue;
            victims.add(victim);
            found += victim.length();
        }
        return Optional.of(victims);
    }

    private void evict(Victim victim) throws SQLException {
        remove(victim.key(), victim.id(), victim.length());
        Kind.ofWord(victim.kind()).ifPresent(kind -> loaded.remove(new Place(victim.key(), kind)));
        tally = tally.plus(new Tally(0, 1, 0));
    }

    /** Brings the store below a limit that was lowered, a piece at a time; false when there is nothing left to do. */
    boolean trim(int most) throws SQLException {
        Farthest farthestFirst = new Farthest(table, place);
        List<Victim> victims = new ArrayList<>();
        long excess = size.bytes() - allowance.maxBytes();
        while (excess > 0 && victims.size() < most) {
            Optional<Victim> next = farthestFirst.next();
            if (next.isEmpty()) break;
            victims.add(next.get());
            excess -= next.get().length();
        }
        for (Victim victim : victims) evict(victim);
        return victims.size() == most && excess > 0;
    }

    int forget(long now, int most) throws SQLException {
        List<SignedRecord> due = most <= 0 ? List.of() : table.dueBy(now, most);
        setAside(table.takeDamaged());
        for (SignedRecord record : due) {
            remove(record.key(), record.id(), record.wire().length());
            loaded.remove(new Place(record.key(), record.kind()));
        }
        return due.size();
    }

    void setAside(List<Long> rows) throws SQLException {
        for (long row : rows) {
            Optional<Table.Aside> aside = table.setAside(row);
            if (aside.isEmpty()) continue;
            size = size.minus(1, aside.get().length());
            aside.get().key().ifPresent(changed::add);
            touched = true;
            tally = tally.plus(new Tally(0, 0, 1));
        }
    }

    /** All of it is on disk when this returns. */
    void commit() throws SQLException {
        if (size.records() != before.records()) table.amount("records", size.records());
        if (size.bytes() != before.bytes()) table.amount("bytes", size.bytes());
        table.commit();
    }

    private boolean isOwn(SignedRecord record) {
        return record.issuer().equals(allowance.self());
    }
}
