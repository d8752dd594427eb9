package io.folkmoot.protocol.trust;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.signing.NetworkId;
import io.folkmoot.protocol.signing.Purpose;
import io.folkmoot.protocol.signing.Statement;
import io.folkmoot.protocol.signing.StatementReader;
import java.util.List;
import java.util.Set;

/**
 * What an operator says of itself, all of it: endorsers sign the hash of the whole statement, so nothing that bounds the
 * operator is left open to the operator. {@code scope} is a bit for each {@link Action}.
 */
public record OperatorCertificate(
        PublicKey operator, String label, int maxAgents, long scope, long serial, long notBefore, long notAfter)
        implements TrustStatement {
    /** Enough for one machine of each kind and a spare; more agents ask for a second operator to answer for them. */
    public static final int MAX_AGENTS = 16;

    public static final int DEFAULT_AGENTS = 5;

    public OperatorCertificate {
        Labels.require("label", label);
        Times.requireMoment("not before", notBefore);
        Times.requireMoment("not after", notAfter);
        if (maxAgents < 1 || maxAgents > MAX_AGENTS)
            throw new IllegalArgumentException("max agents must be 1 to " + MAX_AGENTS + ": " + maxAgents);
        if (scope < 1 || scope > Action.ALL_BITS) throw new IllegalArgumentException("scope: " + scope);
        if (serial < 0) throw new IllegalArgumentException("serial must not be negative: " + serial);
        if (notAfter <= notBefore || notAfter - notBefore > Times.HALF_YEAR)
            throw new IllegalArgumentException(
                    "a certificate lives up to 180 days, not " + (notAfter - notBefore) + " ms");
    }

    /** A certificate with the usual number of agents and no action left out. */
    public static OperatorCertificate of(PublicKey operator, String label, long serial, long notBefore, long notAfter) {
        long scope = Action.bits(Action.ALL);
        return new OperatorCertificate(operator, label, DEFAULT_AGENTS, scope, serial, notBefore, notAfter);
    }

    public OperatorCertificate withMaxAgents(int agents) {
        return new OperatorCertificate(operator, label, agents, scope, serial, notBefore, notAfter);
    }

    public OperatorCertificate withScope(List<Action> actions) {
        return new OperatorCertificate(operator, label, maxAgents, Action.bits(actions), serial, notBefore, notAfter);
    }

    public Set<Action> actions() {
        return Action.ofBits(scope);
    }

    boolean livesAt(long moment) {
        return notBefore <= moment && moment <= notAfter;
    }

    /** Two bodies under one serial leave open which of them was endorsed. */
    boolean contradicts(OperatorCertificate other) {
        return serial == other.serial;
    }

    @Override
    public PublicKey issuer() {
        return operator;
    }

    @Override
    public Statement statement(NetworkId network) {
        return Statement.of(Purpose.CERTIFICATE, network)
                .field(operator.bytes())
                .field(label)
                .field(maxAgents)
                .field(scope)
                .field(serial)
                .field(notBefore)
                .field(notAfter)
                .build();
    }

    /** The hash that endorsers sign. */
    public Bytes hash(NetworkId network) {
        return Admitted.idOf(statement(network));
    }

    static OperatorCertificate read(StatementReader reader) throws MalformedException {
        PublicKey operator = reader.publicKey("operator");
        String label = Labels.checked("label", reader.text("label", Labels.MAX_BYTES));
        int maxAgents = (int) reader.number("max agents", MAX_AGENTS);
        long scope = reader.number("scope", Action.ALL_BITS);
        long serial = reader.number("serial", Long.MAX_VALUE);
        long notBefore = reader.number("not before", Times.MAX);
        long notAfter = reader.number("not after", Times.MAX);
        reader.end();
        if (maxAgents < 1) throw new MalformedException("max agents: 0, at least 1");
        if (scope < 1) throw new MalformedException("scope: 0, at least one action");
        if (notAfter <= notBefore || notAfter - notBefore > Times.HALF_YEAR)
            throw new MalformedException(
                    "not after: " + (notAfter - notBefore) + " ms after not before, at most " + Times.HALF_YEAR);
        return new OperatorCertificate(operator, label, maxAgents, scope, serial, notBefore, notAfter);
    }
}
