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

/** A vote opened: the option, the nonce that sealed it, and why, if the voter says. */
public record Revealed(Bytes ballot, PublicKey operator, PublicKey agent, int vote, Nonce nonce, String reason) {
    /** A sentence or two; longer thoughts are an entry. */
    public static final int MAX_REASON_BYTES = 1_024;

    /** Options are small numbers either side of zero; they travel moved up by this, as fields are never negative. */
    public static final int MAX_OPTION = 127;

    public Revealed {
        if (ballot.length() != Sha256.LENGTH)
            throw new IllegalArgumentException("a ballot's id has 32 bytes, not " + ballot.length());
        if (vote < -MAX_OPTION || vote > MAX_OPTION)
            throw new IllegalArgumentException("vote must be -127 to 127: " + vote);
        if (Bytes.utf8(reason).length() > MAX_REASON_BYTES)
            throw new IllegalArgumentException("reason: at most " + MAX_REASON_BYTES + " bytes");
    }

    public Statement statement(NetworkId network) {
        return Statement.of(Purpose.REVEAL, network)
                .field(ballot)
                .field(operator.bytes())
                .field(agent.bytes())
                .field(vote + MAX_OPTION)
                .field(nonce.bytes())
                .field(reason)
                .build();
    }

    /** Reads it and verifies the agent's signature. */
    public static Revealed verify(Signed signed, NetworkId network) throws MalformedException {
        StatementReader reader = StatementReader.open(signed.statement(), Purpose.REVEAL, network);
        Bytes ballot = reader.exactly("ballot", Sha256.LENGTH);
        PublicKey operator = reader.publicKey("operator");
        PublicKey agent = reader.publicKey("agent");
        int vote = (int) reader.number("vote", 2 * MAX_OPTION) - MAX_OPTION;
        Nonce nonce = Nonce.parse(reader.exactly("nonce", Nonce.LENGTH));
        String reason = reader.text("reason", MAX_REASON_BYTES);
        reader.end();
        if (!signed.isBy(agent.check())) throw new MalformedException("signature: not by agent " + agent);
        return new Revealed(ballot, operator, agent, vote, nonce, reason);
    }

    public Commitment commitment(NetworkId network) {
        return Commitment.of(network, ballot, operator, vote, nonce);
    }

    /** Whether this opens that: the same ballot and operator, and the very hash that was sealed. */
    public boolean matches(Sealed sealed, NetworkId network) {
        return ballot.equals(sealed.ballot())
                && operator.equals(sealed.operator())
                && commitment(network).equals(sealed.commitment());
    }
}
