package io.folkmoot.protocol.records;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.Sha256;
import io.folkmoot.protocol.identity.TableKey;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All that a holder keeps of one kind under one key: the winner of each slot, within the bounds of the kind. Immutable.
 * Merging is commutative, associative and idempotent, so holders agree in whatever order copies reach them.
 */
public final class RecordSet {
    private final Kind kind;
    private final TableKey key;

    /** One record per slot, in the order of {@link Slot}. */
    private final List<SignedRecord> members;

    private RecordSet(Kind kind, TableKey key, List<SignedRecord> members) {
        this.kind = kind;
        this.key = key;
        this.members = members;
    }

    public static RecordSet empty(Kind kind, TableKey key) {
        return new RecordSet(kind, key, List.of());
    }

    public static RecordSet of(SignedRecord record) {
        return new RecordSet(record.kind(), record.key(), List.of(record));
    }

    public Kind kind() {
        return kind;
    }

    public TableKey key() {
        return key;
    }

    /** Everything held: live records, tombstones, and expired ones that must not be forgotten yet. */
    public List<SignedRecord> members() {
        return members;
    }

    public boolean isEmpty() {
        return members.isEmpty();
    }

    public RecordSet with(SignedRecord record) {
        return merge(of(record));
    }

    public RecordSet merge(RecordSet other) {
        if (kind != other.kind || !key.equals(other.key))
            throw new IllegalArgumentException("sets of " + kind.word() + " at " + key + " and " + other.kind.word()
                    + " at " + other.key + " do not merge");
        if (other.isEmpty()) return this;
        List<SignedRecord> kept = new Bound(this).keep(union(members, other.members));
        return kept.equals(members) ? this : new RecordSet(kind, key, List.copyOf(kept));
    }

    /** What is held in the slot in which this record belongs. */
    public Optional<SignedRecord> rivalOf(SignedRecord record) {
        Comparator<SignedRecord> slots = Slot.order(kind);
        return members.stream().filter(m -> slots.compare(m, record) == 0).findFirst();
    }

    /** What may be served: neither tombstones nor anything whose time has run out. */
    public List<SignedRecord> live(long now) {
        return members.stream().filter(member -> member.isLive(now)).toList();
    }

    /** Forgets what nothing can come back behind any more. */
    public RecordSet purge(long now) {
        List<SignedRecord> kept =
                members.stream().filter(member -> now < member.forgottenAt()).toList();
        return kept.size() == members.size() ? this : new RecordSet(kind, key, kept);
    }

    /** Without one record, for a mailbox item whose recipient has acknowledged it to this holder. */
    public RecordSet without(Bytes id) {
        List<SignedRecord> kept =
                members.stream().filter(member -> !member.id().equals(id)).toList();
        return kept.size() == members.size() ? this : new RecordSet(kind, key, kept);
    }

    /** Equal for two holders who keep the same; purge first, so that what one has forgotten does not tell them apart. */
    public Bytes digest() {
        MessageDigest digest = Sha256.newDigest();
        members.stream().map(SignedRecord::id).sorted().forEach(id -> digest.update(id.unsafeArray()));
        return Bytes.adopt(digest.digest());
    }

    private List<SignedRecord> union(List<SignedRecord> left, List<SignedRecord> right) {
        Comparator<SignedRecord> slots = Slot.order(kind);
        List<SignedRecord> union = new ArrayList<>(left.size() + right.size());
        int l = 0;
        int r = 0;
        while (l < left.size() && r < right.size()) {
            int order = slots.compare(left.get(l), right.get(r));
            if (order < 0) union.add(left.get(l++));
            else if (order > 0) union.add(right.get(r++));
            else union.add(Rank.greater(left.get(l++), right.get(r++)));
        }
        union.addAll(left.subList(l, left.size()));
        union.addAll(right.subList(r, right.size()));
        return union;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordSet that
                && kind == that.kind
                && key.equals(that.key)
                && members.equals(that.members);
    }

    @Override
    public int hashCode() {
        return 31 * key.hashCode() + members.hashCode();
    }

    @Override
    public String toString() {
        return kind.word() + " at " + key + ": " + members;
    }
}
