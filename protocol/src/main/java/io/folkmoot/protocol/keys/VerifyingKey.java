package io.folkmoot.protocol.keys;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;

/**
 * A public key that passed the gate: canonically encoded, on the curve, of exactly the prime order. It keeps the multiples
 * of its point that every verification needs, 2 KiB of them.
 */
public final class VerifyingKey {
    private final PublicKey key;
    private final Curve curve;
    private final Curve.Verifier verifier;

    private VerifyingKey(PublicKey key, Curve curve) {
        this.key = key;
        this.curve = curve;
        this.verifier = curve.verifier(key);
    }

    static VerifyingKey admit(PublicKey key, Curve curve) throws MalformedException {
        curve.requireSound(key);
        return new VerifyingKey(key, curve);
    }

    /** For a key that has passed before. */
    static VerifyingKey readmit(PublicKey key, Curve curve) {
        return new VerifyingKey(key, curve);
    }

    public PublicKey publicKey() {
        return key;
    }

    /**
     * The strict rule: S below the group order, R not the neutral point, and R the encoding of {@code S·B - k·A} byte for
     * byte. The library would let some signatures through whose R has a component of small order; see the decisions.
     */
    public boolean verifies(Signature signature, Bytes message) {
        return verifier.verifies(signature, message);
    }

    /** The key for key agreement; the map forgets the sign, so two public keys share it. */
    public Bytes exchangeKey() {
        return curve.exchangeKey(key);
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
