package io.folkmoot.protocol.trust;

import io.folkmoot.protocol.keys.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The verdicts on everyone that follow from one set at one moment; each is worked out when it is asked for. */
public final class Verdicts {
    private final Ledger ledger;
    private final Standing standing;

    Verdicts(Ledger ledger, Standing standing) {
        this.ledger = ledger;
        this.standing = standing;
    }

    public Verdict verdict(PublicKey operator) {
        if (standing.isTrusted(operator)) return trusted(operator);
        Refusal missing = missing(operator);
        if (mayHaveGrace(missing)) {
            OptionalLong until = Grace.until(operator, ledger, standing);
            if (until.isPresent()) return grace(operator, until.getAsLong(), missing);
        }
        return new Verdict.Refused(missing, explain(operator, "refused, " + missing.text()));
    }

    private Verdict trusted(PublicKey operator) {
        Place place = standing.place(operator);
        if (place.certificate().isEmpty()) {
            int agents = ledger.genesis().maxAgents();
            return new Verdict.Trusted(0, agents, Times.MAX, List.of(), explain(operator, "trusted as a founder"));
        }
        OperatorCertificate body = place.certificate().get().body();
        return new Verdict.Trusted(
                place.depth(),
                body.maxAgents(),
                body.notAfter(),
                standing.paths(place.supports()),
                explain(operator, "trusted at depth " + place.depth()));
    }

    private Verdict grace(PublicKey operator, long until, Refusal missing) {
        String text = "in grace until " + Times.text(until) + ", " + missing.text();
        return new Verdict.Grace(until, missing, explain(operator, text));
    }

    private List<Verdict.Line> explain(PublicKey operator, String verdict) {
        return Explanation.of(operator, verdict, ledger, standing);
    }

    private Refusal missing(PublicKey operator) {
        if (ledger.genesis().isOpen()) return Refusal.OPEN_NETWORK;
        if (standing.expulsions().isRevoked(operator, standing.at())) return Refusal.REVOKED;
        if (standing.expulsions().isSuspect(operator, standing.at())) return Refusal.SUSPECT;
        List<Held<OperatorCertificate>> certificates = ledger.certificates(operator);
        if (certificates.isEmpty()) return Refusal.NO_CERTIFICATE;
        List<Held<OperatorCertificate>> live = new ArrayList<>();
        for (Held<OperatorCertificate> certificate : certificates)
            if (certificate.standsAt(standing.at()) && certificate.body().livesAt(standing.at())) live.add(certificate);
        return live.isEmpty() ? missingLife(certificates.get(0)) : missingSupport(live);
    }

    private Refusal missingLife(Held<OperatorCertificate> newest) {
        if (!newest.standsAt(standing.at())) return Refusal.CONTRADICTED;
        return newest.body().notBefore() > standing.at() ? Refusal.NOT_YET_VALID : Refusal.EXPIRED;
    }

    private Refusal missingSupport(List<Held<OperatorCertificate>> live) {
        Refusal missing = Refusal.TOO_FEW_ENDORSERS;
        int needed = ledger.genesis().neededEndorsers();
        for (Held<OperatorCertificate> certificate : live) {
            if (standing.supportOf(certificate, ledger.genesis().maxDepth()) >= needed) return Refusal.TOO_FEW_PATHS;
            if (standing.supportOf(certificate) >= needed) missing = Refusal.TOO_DEEP;
        }
        return missing;
    }

    /** Grace is for who lost endorsers, not for who was expelled or let its own certificate end. */
    private static boolean mayHaveGrace(Refusal missing) {
        return switch (missing) {
            case TOO_FEW_ENDORSERS, TOO_FEW_PATHS, TOO_DEEP -> true;
            default -> false;
        };
    }

    /** All who are trusted, by key. */
    public List<PublicKey> trusted() {
        List<PublicKey> trusted = new ArrayList<>();
        for (PublicKey operator : standing.places().keySet()) if (standing.isTrusted(operator)) trusted.add(operator);
        return trusted;
    }

    public boolean isTrusted(PublicKey operator) {
        return standing.isTrusted(operator);
    }

    /** Those on whose word an operator stands, by key; empty for founders and for who has no place. */
    public List<PublicKey> endorsers(PublicKey operator) {
        return standing.isPlaced(operator) ? standing.place(operator).endorsers() : List.of();
    }

    /** May this key, an operator's own or an agent's, do this now? Whether the set is fresh is asked apart. */
    public Permission may(PublicKey key, Action action) {
        return Permissions.of(key, action, ledger, standing, this);
    }

    Map<PublicKey, Place> places() {
        return standing.places();
    }
}
