package io.folkmoot.protocol.trust;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.bytes.Sha256;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.signing.Signed;
import io.folkmoot.protocol.signing.Statement;
import io.folkmoot.protocol.signing.StatementReader;

/**
 * A statement whose signature and network were verified, once, with the bytes that arrived. Two of them are equal when
 * they say the same, whatever the signature looks like.
 */
public final class Admitted<T extends TrustStatement> {
    private final T body;
    private final Signed signed;
    private final Bytes id;

    /** For this package only, which verifies first; tests of the rule leave the signature out. */
    Admitted(T body, Signed signed) {
        this.body = body;
        this.signed = signed;
        this.id = idOf(signed.statement());
    }

    /** Refuses, with the reason, what is not a trust statement of this network under its issuer's signature. */
    public static Admitted<?> verify(Signed signed, Genesis genesis) throws MalformedException {
        if (genesis.isOpen()) throw new MalformedException("statement: an open network has no operators");
        StatementReader reader = StatementReader.open(signed.statement());
        if (!reader.network().equals(genesis.networkId()))
            throw new MalformedException(
                    "statement: of network " + reader.network() + ", not of " + genesis.networkId());
        return switch (reader.purpose()) {
            case CERTIFICATE -> verified(withinLimits(OperatorCertificate.read(reader), genesis), signed);
            case ENDORSE -> verified(Endorsement.read(reader), signed);
            case AGENT -> verified(withGatedKey(AgentCertificate.read(reader)), signed);
            case REVOKE -> verified(Revocation.read(reader), signed);
            default ->
                throw new MalformedException("statement: " + reader.purpose().word() + " says nothing of trust");
        };
    }

    private static <T extends TrustStatement> Admitted<T> verified(T body, Signed signed) throws MalformedException {
        if (!signed.isBy(body.issuer().check()))
            throw new MalformedException("signature: not by its issuer " + body.issuer());
        return new Admitted<>(body, signed);
    }

    private static OperatorCertificate withinLimits(OperatorCertificate body, Genesis genesis)
            throws MalformedException {
        if (body.maxAgents() > genesis.maxAgents())
            throw new MalformedException(
                    "max agents: " + body.maxAgents() + ", at most " + genesis.maxAgents() + " in this network");
        return body;
    }

    private static AgentCertificate withGatedKey(AgentCertificate body) throws MalformedException {
        body.agent().check();
        return body;
    }

    static Bytes idOf(Statement statement) {
        return Sha256.hash(statement.bytes());
    }

    public T body() {
        return body;
    }

    public Signed signed() {
        return signed;
    }

    public Bytes id() {
        return id;
    }

    PublicKey issuer() {
        return body.issuer();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Admitted<?> that && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return body.toString();
    }
}
