package io.folkmoot.protocol.trust;

import io.folkmoot.protocol.keys.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * From when an operator is revoked: the moment at which enough had signed, by their own clocks. Founders always count;
 * others if they were endorsers of the target, with a place of their own, when they signed. The target never counts.
 *
 * <p>What founders signed is looked at first, and it alone decides who had a place then; so two groups that revoke
 * each other both succeed, and nothing turns in a circle. A revocation stays in force when its signers lapse or
 * are revoked later: it fails on the safe side, and the way back is a new key.
 */
final class RevocationRule {
    /** Clocks differ by so much; a revocation signed by a fast one must not wait. */
    static final long TOLERANCE = Duration.ofMinutes(2).toMillis();

    private final Ledger ledger;
    private final Expulsions byFounders;

    /** The standing at the moments of signatures, each computed once. */
    private final SortedMap<Long, Standing> standings = new TreeMap<>();

    private RevocationRule(Ledger ledger) {
        this.ledger = ledger;
        SortedMap<PublicKey, Long> since = new TreeMap<>();
        ledger.revocations().forEach((target, signed) -> since.put(target, byFounders(target, signed)));
        this.byFounders = new Expulsions(ledger, since, Collections.emptySortedSet());
    }

    static boolean isInForce(long since, long at) {
        return since != Held.NEVER && since <= at + TOLERANCE;
    }

    /** Who is or will be revoked, and from when. */
    static SortedMap<PublicKey, Long> since(Ledger ledger) {
        RevocationRule rule = new RevocationRule(ledger);
        SortedMap<PublicKey, Long> since = new TreeMap<>();
        ledger.revocations().forEach((target, signed) -> {
            long moment = Math.min(rule.revokedByFounders(target), rule.byEndorsers(target, signed));
            if (moment != Held.NEVER) since.put(target, moment);
        });
        return since;
    }

    private long revokedByFounders(PublicKey target) {
        return byFounders.revokedSince().getOrDefault(target, Held.NEVER);
    }

    private long byFounders(PublicKey target, List<Revocation> signed) {
        Genesis genesis = ledger.genesis();
        return reached(genesis.neededFounders(target), target, signed, r -> genesis.isOperator(r.signer()));
    }

    private long byEndorsers(PublicKey target, List<Revocation> signed) {
        Genesis genesis = ledger.genesis();
        if (genesis.isOperator(target)) return Held.NEVER;
        SortedSet<PublicKey> endorsers = new TreeSet<>();
        for (Vouch vouch : ledger.received(target)) endorsers.add(vouch.endorser());
        int needed = genesis.revocationThreshold();
        // The cheap look first: strangers may sign what they like, and each moment of theirs would cost a standing.
        if (reached(needed, target, signed, r -> endorsers.contains(r.signer())) == Held.NEVER) return Held.NEVER;
        return reached(needed, target, signed, r -> endorsers.contains(r.signer()) && wasEndorser(r));
    }

    private boolean wasEndorser(Revocation revocation) {
        Standing then =
                standings.computeIfAbsent(revocation.issuedAt(), moment -> Standing.at(moment, ledger, byFounders));
        for (Vouch vouch : ledger.received(revocation.target()))
            if (vouch.endorser().equals(revocation.signer()) && then.counts(vouch)) return true;
        return false;
    }

    /** The moment at which the last needed one of different signers had signed. */
    private static long reached(
            int needed, PublicKey target, Collection<Revocation> signed, Predicate<Revocation> counts) {
        SortedMap<PublicKey, Long> earliest = new TreeMap<>();
        for (Revocation revocation : signed)
            if (!revocation.signer().equals(target) && counts.test(revocation))
                earliest.merge(revocation.signer(), revocation.issuedAt(), Math::min);
        List<Long> moments = new ArrayList<>(earliest.values());
        Collections.sort(moments);
        return moments.size() < needed ? Held.NEVER : moments.get(needed - 1);
    }
}
