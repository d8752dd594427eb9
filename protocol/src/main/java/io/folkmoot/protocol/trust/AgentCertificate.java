package io.folkmoot.protocol.trust;

import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.signing.NetworkId;
import io.folkmoot.protocol.signing.Purpose;
import io.folkmoot.protocol.signing.Statement;
import io.folkmoot.protocol.signing.StatementReader;

/**
 * An operator's word that an agent is its own, in one of its numbered slots. It says when its life begins as well as
 * when it ends: otherwise a slot could never be handed on, and any two agents in it would look like a lie. It lives no longer than an operator's.
 */
public record AgentCertificate(PublicKey operator, PublicKey agent, int slot, long notBefore, long notAfter)
        implements TrustStatement {

    public AgentCertificate {
        Times.requireMoment("not before", notBefore);
        Times.requireMoment("not after", notAfter);
        if (slot < 0 || slot >= OperatorCertificate.MAX_AGENTS)
            throw new IllegalArgumentException("slot must be 0 to 15: " + slot);
        if (notAfter <= notBefore || notAfter - notBefore > Times.HALF_YEAR)
            throw new IllegalArgumentException(
                    "a certificate lives up to 180 days, not " + (notAfter - notBefore) + " ms");
    }

    boolean livesAt(long moment) {
        return notBefore <= moment && moment <= notAfter;
    }

    /** Two agents in one slot at one time: a slot more than the operator was endorsed for. */
    boolean contradicts(AgentCertificate other) {
        return slot == other.slot
                && !agent.equals(other.agent)
                && notBefore <= other.notAfter
                && other.notBefore <= notAfter;
    }

    @Override
    public PublicKey issuer() {
        return operator;
    }

    @Override
    public Statement statement(NetworkId network) {
        return Statement.of(Purpose.AGENT, network)
                .field(operator.bytes())
                .field(agent.bytes())
                .field(slot)
                .field(notBefore)
                .field(notAfter)
                .build();
    }

    static AgentCertificate read(StatementReader reader) throws MalformedException {
        PublicKey operator = reader.publicKey("operator");
        PublicKey agent = reader.publicKey("agent");
        int slot = (int) reader.number("slot", OperatorCertificate.MAX_AGENTS - 1);
        long notBefore = reader.number("not before", Times.MAX);
        long notAfter = reader.number("not after", Times.MAX);
        reader.end();
        if (notAfter <= notBefore || notAfter - notBefore > Times.HALF_YEAR)
            throw new MalformedException(
                    "not after: " + (notAfter - notBefore) + " ms after not before, at most " + Times.HALF_YEAR);
        return new AgentCertificate(operator, agent, slot, notBefore, notAfter);
    }
}
