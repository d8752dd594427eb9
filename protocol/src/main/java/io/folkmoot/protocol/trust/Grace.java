package io.folkmoot.protocol.trust;

import io.folkmoot.protocol.keys.PublicKey;
import java.time.Duration;
import java.util.Collections;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * When an operator lost its place through others: the last moment at which the same rule, asked of the same set, would
 * have trusted it. From then it has seven days, in which it reads and looks for other endorsers.
 */
final class Grace {
    static final long DAYS = Duration.ofDays(7).toMillis();

    /** Each moment costs a standing; more losses than this around one operator in a week are an attack or a collapse. */
    static final int MAX_MOMENTS = 64;

    private final Ledger ledger;
    private final Standing now;
    private final SortedSet<Long> losses = new TreeSet<>(Collections.reverseOrder());
    private final SortedSet<PublicKey> visited = new TreeSet<>();

    private Grace(Ledger ledger, Standing now) {
        this.ledger = ledger;
        this.now = now;
    }

    /** Until when the days of grace run, if they do. */
    static OptionalLong until(PublicKey operator, Ledger ledger, Standing now) {
        Grace grace = new Grace(ledger, now);
        grace.gather(operator, ledger.genesis().maxDepth());
        return grace.search(operator);
    }

    private OptionalLong search(PublicKey operator) {
        int looked = 0;
        for (long loss : losses) {
            if (looked++ == MAX_MOMENTS) break;
            if (Standing.at(loss - 1, ledger, now.expulsions()).isTrusted(operator))
                return OptionalLong.of(loss + DAYS);
        }
        return OptionalLong.empty();
    }

    /** The moments at which the operator, or someone it may have stood on, lost something. */
    private void gather(PublicKey operator, int layers) {
        if (!visited.add(operator)) return;
        for (Held<OperatorCertificate> certificate : ledger.certificates(operator))
            enter(certificate.body().notAfter() + 1);
        for (long begin : ledger.suspicions(operator).begins()) enter(begin);
        Long revoked = now.expulsions().revokedSince().get(operator);
        if (revoked != null) enter(revoked - RevocationRule.TOLERANCE);
        if (layers == 0) return;
        for (Vouch vouch : ledger.received(operator))
            if (isKnown(vouch.endorser())) gather(vouch.endorser(), layers - 1);
    }

    private boolean isKnown(PublicKey endorser) {
        return ledger.genesis().isOperator(endorser)
                || !ledger.certificates(endorser).isEmpty();
    }

    private void enter(long moment) {
        if (moment <= now.at() && now.at() < moment + DAYS) losses.add(moment);
    }
}
