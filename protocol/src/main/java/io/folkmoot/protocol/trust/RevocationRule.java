package io.folkmoot.protocol.trust;

import io.folkmoot.protocol.keys.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * From when an operator is revoked: the moment at which enough had signed, by their own clocks. Founders always count;
 * others if their endorsement of the target can ever have counted. The target never counts.
 *
 * <p>When a signer had its place is not asked: it could claim any moment, and could thereby also choose one at which it
 * does not count, to take back what it signed before. So whatever is said later, a revocation by founders stays in
 * force, and one by endorsers does when its signers lapse, contradict themselves or are revoked; the way back is a new
 * key. Only an endorser that floods its page, or proves an endorsement beyond the budget that this one rests on, loses
 * its say: without that, three liars could endorse and expel everybody.
 */
final class RevocationRule {
    /** Clocks differ by so much; a revocation signed by a fast one must not wait. */
    static final long TOLERANCE = Duration.ofMinutes(2).toMillis();

    private final Ledger ledger;
    private final Lineage lineage;

    private RevocationRule(Ledger ledger) {
        this.ledger = ledger;
        this.lineage = Lineage.of(ledger);
    }

    static boolean isInForce(long since, long at) {
        return since != Held.NEVER && since <= at + TOLERANCE;
    }

    /** Who is or will be revoked, and from when. */
    static SortedMap<PublicKey, Long> since(Ledger ledger) {
        if (ledger.revocations().isEmpty()) return Collections.emptySortedMap();
        RevocationRule rule = new RevocationRule(ledger);
        SortedSet<PublicKey> targets = new TreeSet<>(ledger.revocations().keySet());
        if (!ledger.revokersOfAll().isEmpty()) targets.addAll(ledger.operators());
        SortedMap<PublicKey, Long> since = new TreeMap<>();
        for (PublicKey target : targets) {
            SortedMap<PublicKey, Long> signed = rule.signed(target);
            long moment = Math.min(rule.byFounders(target, signed), rule.byEndorsers(target, signed));
            if (moment != Held.NEVER) since.put(target, moment);
        }
        return since;
    }

    /** Who signed against a target, and when; who signed against too many signed against everybody, from the first. */
    private SortedMap<PublicKey, Long> signed(PublicKey target) {
        SortedMap<PublicKey, Long> signed = new TreeMap<>();
        for (Revocation revocation : ledger.revocations().getOrDefault(target, List.of()))
            signed.merge(revocation.signer(), revocation.issuedAt(), Math::min);
        for (PublicKey signer : ledger.revokersOfAll()) signed.put(signer, 0L);
        signed.remove(target);
        return signed;
    }

    private long byFounders(PublicKey target, SortedMap<PublicKey, Long> signed) {
        Genesis genesis = ledger.genesis();
        return reached(genesis.neededFounders(target), signed, genesis::isOperator);
    }

    private long byEndorsers(PublicKey target, SortedMap<PublicKey, Long> signed) {
        Genesis genesis = ledger.genesis();
        if (genesis.isOperator(target)) return Held.NEVER;
        return reached(genesis.revocationThreshold(), signed, signer -> lineage.endorsed(signer, target));
    }

    /** The moment at which the last needed one of those that count had signed. */
    private static long reached(int needed, SortedMap<PublicKey, Long> signed, Predicate<PublicKey> counts) {
        List<Long> moments = new ArrayList<>();
        signed.forEach((signer, moment) -> {
            if (counts.test(signer)) moments.add(moment);
        });
        Collections.sort(moments);
        return moments.size() < needed ? Held.NEVER : moments.get(needed - 1);
    }
}
