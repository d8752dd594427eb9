package io.folkmoot.protocol.trust;

import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.signing.NetworkId;
import io.folkmoot.protocol.signing.Purpose;
import io.folkmoot.protocol.signing.Statement;
import io.folkmoot.protocol.signing.StatementReader;

/** One operator's vote to expel another; enough of them together are a revocation in force. It is never taken back. */
public record Revocation(PublicKey signer, PublicKey target, String reason, long issuedAt) implements TrustStatement {
    public Revocation {
        Times.requireMoment("issued at", issuedAt);
        Labels.require("reason", reason);
    }

    @Override
    public PublicKey issuer() {
        return signer;
    }

    @Override
    public Statement statement(NetworkId network) {
        return Statement.of(Purpose.REVOKE, network)
                .field(signer.bytes())
                .field(target.bytes())
                .field(reason)
                .field(issuedAt)
                .build();
    }

    static Revocation read(StatementReader reader) throws MalformedException {
        PublicKey signer = reader.publicKey("signer");
        PublicKey target = reader.publicKey("target");
        String reason = Labels.checked("reason", reader.text("reason", Labels.MAX_BYTES));
        long issuedAt = reader.number("issued at", Times.MAX);
        reader.end();
        return new Revocation(signer, target, reason, issuedAt);
    }
}
