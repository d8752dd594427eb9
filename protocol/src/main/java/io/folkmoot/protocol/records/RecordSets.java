package io.folkmoot.protocol.records;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.Sha256;
import io.folkmoot.protocol.identity.TableKey;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * All that lies under one key: a {@link RecordSet} for each kind. A key is derived for one kind, yet whoever files a record
 * under a topic chooses the key, so nothing rests on there being one kind only. Immutable; empty sets are left out.
 */
public final class RecordSets {
    private final TableKey key;
    private final Map<Kind, RecordSet> sets;

    private RecordSets(TableKey key, Map<Kind, RecordSet> sets) {
        this.key = key;
        this.sets = sets;
    }

    public static RecordSets empty(TableKey key) {
        return new RecordSets(key, new EnumMap<>(Kind.class));
    }

    public static RecordSets of(RecordSet set) {
        return empty(set.key()).merge(set);
    }

    public TableKey key() {
        return key;
    }

    /** In the order of {@link Kind}. */
    public Collection<RecordSet> sets() {
        return sets.values();
    }

    public RecordSet of(Kind kind) {
        RecordSet set = sets.get(kind);
        return set == null ? RecordSet.empty(kind, key) : set;
    }

    public boolean isEmpty() {
        return sets.isEmpty();
    }

    public RecordSets with(SignedRecord record) {
        return merge(RecordSet.of(record));
    }

    public RecordSets merge(RecordSet other) {
        if (other.isEmpty()) return this;
        RecordSet mine = of(other.kind());
        RecordSet merged = mine.merge(other);
        if (merged.equals(mine)) return this;
        Map<Kind, RecordSet> next = new EnumMap<>(Kind.class);
        next.putAll(sets);
        next.put(other.kind(), merged);
        return new RecordSets(key, next);
    }

    public RecordSets merge(RecordSets other) {
        RecordSets merged = this;
        for (RecordSet set : other.sets()) merged = merged.merge(set);
        return merged;
    }

    /** Everything held, tombstones and expired records included. */
    public List<SignedRecord> members() {
        List<SignedRecord> members = new ArrayList<>();
        for (RecordSet set : sets.values()) members.addAll(set.members());
        return members;
    }

    /** What may be served: neither tombstones nor anything whose time has run out. */
    public List<SignedRecord> live(long now) {
        return members().stream().filter(member -> member.isLive(now)).toList();
    }

    /** Forgets what nothing can come back behind any more. */
    public RecordSets purge(long now) {
        RecordSets kept = empty(key);
        for (RecordSet set : sets.values()) kept = kept.merge(set.purge(now));
        return kept;
    }

    /** Equal for two holders who keep the same; of one kind alone it equals that set's own. Purge first. */
    public Bytes digest() {
        MessageDigest digest = Sha256.newDigest();
        members().stream().map(SignedRecord::id).sorted().forEach(id -> digest.update(id.unsafeArray()));
        return Bytes.adopt(digest.digest());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordSets that && key.equals(that.key) && sets.equals(that.sets);
    }

    @Override
    public int hashCode() {
        return 31 * key.hashCode() + sets.hashCode();
    }

    @Override
    public String toString() {
        return key + ": " + sets.values();
    }
}
