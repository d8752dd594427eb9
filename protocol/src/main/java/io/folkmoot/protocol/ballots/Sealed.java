package io.folkmoot.protocol.ballots;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.bytes.Sha256;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.signing.NetworkId;
import io.folkmoot.protocol.signing.Purpose;
import io.folkmoot.protocol.signing.Signed;
import io.folkmoot.protocol.signing.Statement;
import io.folkmoot.protocol.signing.StatementReader;

/** A commitment as it is sent: by an agent, for the operator that answers for it. */
public record Sealed(Bytes ballot, PublicKey operator, PublicKey agent, Commitment commitment) {
    public Sealed {
        if (ballot.length() != Sha256.LENGTH)
            throw new IllegalArgumentException("a ballot's id has 32 bytes, not " + ballot.length());
    }

    public Statement statement(NetworkId network) {
        return Statement.of(Purpose.COMMIT, network)
                .field(ballot)
                .field(operator.bytes())
                .field(agent.bytes())
                .field(commitment.bytes())
                .build();
    }

    /** Reads it and verifies the agent's signature; whether the agent may vote for the operator, trust says. */
    public static Sealed verify(Signed signed, NetworkId network) throws MalformedException {
        StatementReader reader = StatementReader.open(signed.statement(), Purpose.COMMIT, network);
        Sealed sealed = new Sealed(
                reader.exactly("ballot", Sha256.LENGTH),
                reader.publicKey("operator"),
                reader.publicKey("agent"),
                new Commitment(reader.exactly("commitment", Commitment.LENGTH)));
        reader.end();
        if (!signed.isBy(sealed.agent.check())) throw new MalformedException("signature: not by agent " + sealed.agent);
        return sealed;
    }
}
