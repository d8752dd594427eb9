package io.folkmoot.protocol.trust;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.bytes.Sha256;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.signing.NetworkId;
import io.folkmoot.protocol.signing.Purpose;
import io.folkmoot.protocol.signing.Statement;
import io.folkmoot.protocol.signing.StatementReader;

/**
 * One operator's word for one certificate of another. The number is the endorser's own count, from 0, which makes its
 * budget checkable; the nonce is the endorser's contribution to where the subject's agents will stand in the key space.
 */
public record Endorsement(PublicKey endorser, Bytes certificate, int number, Bytes nonce, long issuedAt)
        implements TrustStatement {
    public static final int NONCE_LENGTH = 32;

    /** At two a week, enough for ten thousand years; small enough that no arithmetic on it overflows. */
    public static final int MAX_NUMBER = 1 << 20;

    public Endorsement {
        Times.requireMoment("issued at", issuedAt);
        if (certificate.length() != Sha256.LENGTH)
            throw new IllegalArgumentException("a certificate's hash has 32 bytes, not " + certificate.length());
        if (nonce.length() != NONCE_LENGTH)
            throw new IllegalArgumentException("a nonce has 32 bytes, not " + nonce.length());
        if (number < 0 || number > MAX_NUMBER)
            throw new IllegalArgumentException("number must be 0 to " + MAX_NUMBER + ": " + number);
    }

    @Override
    public PublicKey issuer() {
        return endorser;
    }

    @Override
    public Statement statement(NetworkId network) {
        return Statement.of(Purpose.ENDORSE, network)
                .field(endorser.bytes())
                .field(certificate)
                .field(number)
                .field(nonce)
                .field(issuedAt)
                .build();
    }

    static Endorsement read(StatementReader reader) throws MalformedException {
        PublicKey endorser = reader.publicKey("endorser");
        Bytes certificate = reader.exactly("certificate", Sha256.LENGTH);
        int number = (int) reader.number("number", MAX_NUMBER);
        Bytes nonce = reader.exactly("nonce", NONCE_LENGTH);
        long issuedAt = reader.number("issued at", Times.MAX);
        reader.end();
        return new Endorsement(endorser, certificate, number, nonce, issuedAt);
    }
}
