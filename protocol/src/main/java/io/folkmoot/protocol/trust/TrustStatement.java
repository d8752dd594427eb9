package io.folkmoot.protocol.trust;

import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.signing.NetworkId;
import io.folkmoot.protocol.signing.Signed;
import io.folkmoot.protocol.signing.Statement;

/** One thing that an operator says about trust: about itself, another operator or one of its agents. */
public sealed interface TrustStatement permits OperatorCertificate, Endorsement, AgentCertificate, Revocation {
    /** The operator whose signature it bears. */
    PublicKey issuer();

    Statement statement(NetworkId network);

    default Signed sign(NetworkId network, SigningKey key) {
        if (!key.publicKey().equals(issuer()))
            throw new IllegalArgumentException("issued by " + issuer() + ", not by " + key.publicKey());
        return statement(network).sign(key);
    }
}
