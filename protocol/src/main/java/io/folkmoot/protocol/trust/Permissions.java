package io.folkmoot.protocol.trust;

import io.folkmoot.protocol.keys.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a key may do, in whichever role it has: an operator's own key, or an agent of one operator or several. A role that
 * allows is enough, so nobody takes a right from an agent by certifying it too.
 */
final class Permissions {
    private final Ledger ledger;
    private final Standing standing;
    private final Verdicts verdicts;
    private final Action action;

    private Permissions(Action action, Ledger ledger, Standing standing, Verdicts verdicts) {
        this.action = action;
        this.ledger = ledger;
        this.standing = standing;
        this.verdicts = verdicts;
    }

    static Permission of(PublicKey key, Action action, Ledger ledger, Standing standing, Verdicts verdicts) {
        if (ledger.genesis().isOpen()) return inOpenNetwork(action);
        return new Permissions(action, ledger, standing, verdicts).of(key);
    }

    private static Permission inOpenNetwork(Action action) {
        return switch (action) {
            case READ, PUBLISH -> new Permission.Allowed(Optional.empty());
            case VOTE, CLAIM, ENDORSE -> new Permission.Denied(Refusal.OPEN_NETWORK);
        };
    }

    private Permission of(PublicKey key) {
        List<Permission> answers = new ArrayList<>();
        if (isOperator(key)) answers.add(ofOperator(key));
        for (Held<AgentCertificate> agent : ledger.agent(key)) answers.add(ofAgent(agent));
        for (Permission answer : answers) if (answer.isAllowed()) return answer;
        if (action == Action.READ && !answers.contains(new Permission.Denied(Refusal.REVOKED)))
            return new Permission.Allowed(Optional.empty());
        return answers.isEmpty() ? new Permission.Denied(Refusal.UNKNOWN) : answers.get(0);
    }

    private boolean isOperator(PublicKey key) {
        return ledger.genesis().isOperator(key) || !ledger.certificates(key).isEmpty();
    }

    private Permission ofAgent(Held<AgentCertificate> agent) {
        AgentCertificate body = agent.body();
        PublicKey operator = body.operator();
        if (standing.expulsions().isRevoked(operator, standing.at())) return new Permission.Denied(Refusal.REVOKED);
        if (!agent.standsAt(standing.at())) return new Permission.Denied(Refusal.SLOT_CONTRADICTED);
        if (!body.livesAt(standing.at())) return new Permission.Denied(Refusal.AGENT_EXPIRED);
        if (action == Action.ENDORSE) return new Permission.Denied(Refusal.OPERATORS_ONLY);
        if (standing.isTrusted(operator) && body.slot() >= maxAgents(standing.place(operator)))
            return new Permission.Denied(Refusal.SLOT_TOO_HIGH);
        return ofOperator(operator);
    }

    private int maxAgents(Place place) {
        return place.certificate()
                .map(certificate -> certificate.body().maxAgents())
                .orElse(ledger.genesis().maxAgents());
    }

    private Permission ofOperator(PublicKey operator) {
        if (standing.isTrusted(operator))
            return standing.place(operator).allows(action)
                    ? new Permission.Allowed(Optional.of(operator))
                    : new Permission.Denied(Refusal.OUT_OF_SCOPE);
        return switch (verdicts.verdict(operator)) {
            case Verdict.Trusted trusted -> throw new IllegalStateException("trusted after all: " + trusted);
            case Verdict.Grace grace -> inGrace(operator);
            case Verdict.Refused(Refusal reason, var why) -> new Permission.Denied(reason);
        };
    }

    private Permission inGrace(PublicKey operator) {
        return action == Action.READ
                ? new Permission.Allowed(Optional.of(operator))
                : new Permission.Denied(Refusal.READ_ONLY);
    }
}
