package io.folkmoot.actors.peer;

import io.folkmoot.actors.peer.Peer.Draft;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.records.Expected;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.protocol.records.RecordDraft;
import io.folkmoot.protocol.records.RecordKey;
import io.folkmoot.protocol.records.RecordSets;
import io.folkmoot.protocol.records.SignedRecord;
import io.folkmoot.protocol.records.Way;
import io.folkmoot.protocol.signing.NetworkId;
import java.util.Comparator;
import java.util.Optional;

/** The place of one record of our own, and what its next version is. */
record OwnSlot(NetworkId network, PublicKey issuer, Draft draft) {
    /** Whether a version follows another there: what is found by the hash of its body never changes. */
    boolean isVersioned() {
        return draft.kind().way() == Way.OWNED && hasOwnKey();
    }

    boolean hasOwnKey() {
        return switch (draft.kind().keyRule()) {
            case AMID, ISSUER, ISSUER_AND_NAME, BODY -> true;
            case TOPIC -> false;
        };
    }

    Kind kind() {
        return draft.kind();
    }

    TableKey key() {
        return RecordKey.ofOwned(draft.kind(), issuer, draft.name());
    }

    /** Tombstones and expired versions too: what comes next must outrank them. */
    Optional<SignedRecord> newest(RecordSets held) {
        return held.of(draft.kind()).members().stream()
                .filter(member ->
                        member.issuer().equals(issuer) && member.name().equals(draft.name()))
                .max(Comparator.comparingLong(SignedRecord::sequence));
    }

    static Optional<SignedRecord> newer(Optional<SignedRecord> left, Optional<SignedRecord> right) {
        if (left.isEmpty() || right.isEmpty()) return left.or(() -> right);
        return left.get().sequence() >= right.get().sequence() ? left : right;
    }

    /** A version is never older than the one before by its own clock either, or holders would refuse it. */
    RecordDraft next(Optional<SignedRecord> newest, long now) {
        long created =
                newest.map(SignedRecord::created).filter(before -> before > now).orElse(now);
        RecordDraft next = RecordDraft.of(network, draft.kind(), created)
                .name(draft.name())
                .body(draft.body());
        draft.life().ifPresent(next::life);
        return isVersioned() ? next.sequence(sequence(newest)) : next;
    }

    private long sequence(Optional<SignedRecord> newest) {
        long found = newest.map(SignedRecord::sequence).orElse(-1L);
        long named = draft.expected() instanceof Expected.Sequence(long number) ? number : -1;
        return Math.max(found, named) + 1;
    }
}
