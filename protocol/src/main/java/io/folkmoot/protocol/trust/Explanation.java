package io.folkmoot.protocol.trust;

import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.trust.Verdict.Line;
import java.util.ArrayList;
import java.util.List;

/** Writes down why an operator is trusted or not, endorser by endorser. */
final class Explanation {
    /** A screen of endorsers; an operator with more is explained well enough by these. */
    private static final int MAX_ENDORSERS = 32;

    private static final int SHORT_DIGITS = 8;

    private final Ledger ledger;
    private final Standing standing;
    private final List<Line> lines = new ArrayList<>();

    private Explanation(Ledger ledger, Standing standing) {
        this.ledger = ledger;
        this.standing = standing;
    }

    static List<Line> of(PublicKey operator, String verdict, Ledger ledger, Standing standing) {
        Explanation explanation = new Explanation(ledger, standing);
        explanation.say(0, explanation.name(operator) + ": " + verdict);
        explanation.sayOwnContradictions(operator);
        if (!ledger.genesis().isOperator(operator)) explanation.sayCertificates(operator);
        return List.copyOf(explanation.lines);
    }

    private void say(int indent, String text) {
        lines.add(new Line(indent, text));
    }

    private void sayOwnContradictions(PublicKey operator) {
        if (standing.expulsions().hasContradictedItself(operator, standing.at()))
            say(1, "it signed what contradicts itself or its budget; none of that counts");
    }

    private void sayCertificates(PublicKey operator) {
        for (Held<OperatorCertificate> certificate : ledger.certificates(operator)) {
            OperatorCertificate body = certificate.body();
            say(
                    1,
                    "certificate " + certificate.id().toHex().substring(0, SHORT_DIGITS) + ", serial " + body.serial()
                            + ", valid " + Times.text(body.notBefore()) + " to " + Times.text(body.notAfter())
                            + ", up to " + body.maxAgents() + " agents");
            sayEndorsers(certificate);
        }
        if (standing.isPlaced(operator)) sayPaths(operator);
    }

    private void sayEndorsers(Held<OperatorCertificate> certificate) {
        say(
                2,
                "endorsers that count: " + standing.supportOf(certificate) + ", needed: "
                        + ledger.genesis().neededEndorsers());
        int said = 0;
        for (Vouch vouch : ledger.received(certificate.body().operator())) {
            if (!vouch.certificate().equals(certificate)) continue;
            if (said++ == MAX_ENDORSERS) {
                say(3, "and more");
                return;
            }
            Endorsement endorsement = vouch.endorsement().body();
            say(
                    3,
                    name(vouch.endorser()) + ", endorsement " + endorsement.number() + " of "
                            + Times.text(endorsement.issuedAt()) + ": "
                            + Weight.of(vouch, standing).text());
        }
    }

    private void sayPaths(PublicKey operator) {
        List<List<PublicKey>> paths = standing.paths(standing.place(operator).supports());
        say(
                1,
                "paths to founders that share nobody: " + paths.size() + ", needed: "
                        + ledger.genesis().neededPaths());
        for (List<PublicKey> path : paths) {
            StringBuilder text = new StringBuilder(name(operator));
            for (PublicKey step : path) text.append(" <- ").append(name(step));
            say(2, text.toString());
        }
    }

    private String name(PublicKey operator) {
        String digits = operator.toHex().substring(0, SHORT_DIGITS);
        String depth = standing.isPlaced(operator)
                ? "depth " + standing.place(operator).depth()
                : "no place";
        return ledger.genesis()
                .operator(operator)
                .map(founder -> founder.label() + " (" + digits + ", founder)")
                .orElseGet(() -> label(operator) + " (" + digits + ", " + depth + ")");
    }

    private String label(PublicKey operator) {
        List<Held<OperatorCertificate>> certificates = ledger.certificates(operator);
        return certificates.isEmpty() ? "unknown" : certificates.get(0).body().label();
    }
}
