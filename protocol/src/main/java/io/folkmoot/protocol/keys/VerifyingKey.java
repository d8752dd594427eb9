package io.folkmoot.protocol.keys;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * A public key that passed the gate: canonically encoded, on the curve, of exactly the prime order. It keeps the multiples
 * of its point that every verification needs, 2 KiB of them.
 */
public final class VerifyingKey {
    private final PublicKey key;
    private final SignatureEquation equation;

    private VerifyingKey(PublicKey key) {
        this.key = key;
        this.equation = new SignatureEquation(key.bytes());
    }

    static VerifyingKey admit(PublicKey key) throws MalformedException {
        if (!Ed25519.validatePublicKeyFull(key.bytes().unsafeArray(), 0))
            throw new MalformedException("public key " + key + ": " + reason(key));
        return new VerifyingKey(key);
    }

    /** For a key that has passed before. */
    static VerifyingKey readmit(PublicKey key) {
        return new VerifyingKey(key);
    }

    private static String reason(PublicKey key) {
        return Ed25519.validatePublicKeyPartial(key.bytes().unsafeArray(), 0)
                ? "of mixed order"
                : "not a canonical point of the curve, or of small order";
    }

    public PublicKey publicKey() {
        return key;
    }

    /**
     * The strict rule: S below the group order, R not the neutral point, and R the encoding of {@code S·B - k·A} byte for
     * byte. The library would let some signatures through whose R has a component of small order; see the decisions.
     */
    public boolean verifies(Signature signature, Bytes message) {
        return equation.holds(signature, message);
    }

    /** The key for key agreement; the map forgets the sign, so two public keys share it. */
    public Bytes exchangeKey() {
        return Montgomery.fromEdwards(key.bytes());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifyingKey that && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return key.toString();
    }
}
