package io.folkmoot.protocol.trust;

import io.folkmoot.protocol.bytes.Bytes;
import java.util.Collections;
import java.util.SortedSet;

/**
 * The one rule of trust: from a set of statements and a moment to verdicts. It asks nothing else, so every peer that
 * holds the same set gives the same answers, however the statements reached it.
 *
 * <p>An operator is trusted who is a founder, or has a certificate valid now that enough different operators nearer to
 * the founders endorsed, each placed itself and not expelled, within its {@link Budget}; over paths to two founders that
 * share nobody (where there are two); no further from them than the network allows; and not revoked.
 */
public final class TrustRule {
    private TrustRule() {}

    public static Verdicts judge(TrustSet set, long now) {
        return judge(set, now, Collections.emptySortedSet());
    }

    /**
     * With the ids of endorsements that were witnessed before their endorser was expelled: these alone outlive the
     * expulsion. As long as nobody witnesses, the set is empty, which errs on the safe side.
     */
    public static Verdicts judge(TrustSet set, long now, SortedSet<Bytes> witnessed) {
        Ledger ledger = new Ledger(set);
        Expulsions expulsions = new Expulsions(ledger, RevocationRule.since(ledger), witnessed);
        return new Verdicts(ledger, Standing.at(now, ledger, expulsions));
    }
}
