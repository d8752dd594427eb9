package io.folkmoot.protocol.trust;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.keys.PublicKey;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * Who is out, and since when: the revoked and who flooded its page for good, the suspect for as long as what they
 * contradicted could matter. The endorsements of who is out do not count, but for those that others witnessed while it
 * was in; of a flooded page nothing counts.
 */
record Expulsions(Ledger ledger, SortedMap<PublicKey, Long> revokedSince, SortedSet<Bytes> witnessed) {
    boolean isRevoked(PublicKey operator, long at) {
        return RevocationRule.isInForce(revokedSince.getOrDefault(operator, Held.NEVER), at);
    }

    /** A founder is only ever expelled by the other founders; its contradicted statements do not count all the same. */
    boolean isSuspect(PublicKey operator, long at) {
        return !ledger.genesis().isOperator(operator) && hasContradictedItself(operator, at);
    }

    boolean hasContradictedItself(PublicKey operator, long at) {
        return ledger.isFlooded(operator) || ledger.suspicions(operator).isOn(at);
    }

    boolean isOut(PublicKey operator, long at) {
        return isRevoked(operator, at) || isSuspect(operator, at);
    }

    boolean counts(Vouch vouch, long at) {
        if (ledger.isFlooded(vouch.endorser())) return false;
        return !isOut(vouch.endorser(), at) || witnessed.contains(vouch.id());
    }
}
