package io.folkmoot.protocol.records;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.identity.Placement;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.signing.NetworkId;
import io.folkmoot.protocol.signing.Signed;
import org.jspecify.annotations.Nullable;

/** A record of a known kind that its issuer has signed. It keeps the signed bytes as they came, and its id, their hash. */
public final class SignedRecord {
    private final Signed signed;
    private final Kind kind;
    private final Envelope envelope;
    /** Hashes are made when first asked for: much of what a store reads is only passed on. */
    private @Nullable Bytes id;

    private @Nullable NodeId issuerId;

    /** Only for callers that have checked the signature, or have just made it. */
    SignedRecord(Signed signed, Kind kind, Envelope envelope) {
        this.signed = signed;
        this.kind = kind;
        this.envelope = envelope;
    }

    public Bytes id() {
        Bytes known = id;
        if (known == null) {
            known = signed.id();
            id = known;
        }
        return known;
    }

    public Signed signed() {
        return signed;
    }

    public Bytes wire() {
        return signed.wire();
    }

    public NetworkId network() {
        return envelope.network();
    }

    public Kind kind() {
        return kind;
    }

    public TableKey key() {
        return envelope.key();
    }

    public PublicKey issuer() {
        return envelope.issuer();
    }

    public NodeId issuerId() {
        NodeId known = issuerId;
        if (known == null) {
            known = Placement.of(envelope.issuer());
            issuerId = known;
        }
        return known;
    }

    public String name() {
        return envelope.name();
    }

    public long sequence() {
        return envelope.sequence();
    }

    public boolean isTombstone() {
        return envelope.tombstone();
    }

    /** Milliseconds since 1970, as the issuer's clock said. */
    public long created() {
        return envelope.created();
    }

    /** Milliseconds since 1970; from then on it is not served any more. */
    public long expires() {
        return envelope.expires();
    }

    public Bytes body() {
        return envelope.body();
    }

    Envelope envelope() {
        return envelope;
    }

    /** Whether it is content that may be served: no tombstone, and its time has not run out. */
    public boolean isLive(long now) {
        return !isTombstone() && now < expires();
    }

    /** When a holder may forget it; see {@link Retention}. */
    public long forgottenAt() {
        return Retention.end(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignedRecord that && signed.equals(that.signed);
    }

    @Override
    public int hashCode() {
        return signed.hashCode();
    }

    @Override
    public String toString() {
        return kind.word() + (isTombstone() ? " tombstone " : " ") + id() + " #" + sequence() + " '" + name() + "' of "
                + issuer() + " at " + key();
    }
}
