package io.folkmoot.protocol.records;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.keys.VerifyingKey;
import io.folkmoot.protocol.signing.Signed;
import java.util.Optional;

/** A record that has been read and no more: who issued it is a claim until the signature has been checked. */
public final class UnverifiedRecord {
    public static final int MAX_LENGTH = Signed.MAX_LENGTH;

    private final Signed signed;
    private final Envelope envelope;

    private UnverifiedRecord(Signed signed, Envelope envelope) {
        this.signed = signed;
        this.envelope = envelope;
    }

    public static UnverifiedRecord read(Bytes wire) throws MalformedException {
        return of(Signed.parse(wire));
    }

    static UnverifiedRecord of(Signed signed) throws MalformedException {
        return new UnverifiedRecord(signed, Envelope.read(signed.statement()));
    }

    /** The claimed issuer, so that quotas can refuse before any cryptography. */
    public PublicKey issuer() {
        return envelope.issuer();
    }

    public TableKey key() {
        return envelope.key();
    }

    public Optional<Kind> kind() {
        return Kind.ofWord(envelope.kind());
    }

    /** Empty when the kind is unknown here, the key is not the issuer's, or the signature is not that key's. */
    public Optional<SignedRecord> verify(VerifyingKey key) {
        if (!key.publicKey().equals(issuer()) || !signed.isBy(key)) return Optional.empty();
        return unchecked();
    }

    /** For what this peer's own store gives back: it was verified before it was written. Empty for an unknown kind. */
    public Optional<SignedRecord> fromOwnStore() {
        return unchecked();
    }

    Envelope envelope() {
        return envelope;
    }

    private Optional<SignedRecord> unchecked() {
        return kind().map(kind -> new SignedRecord(signed, kind, envelope));
    }
}
