package io.folkmoot.protocol.keys;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;

/**
 * The arithmetic under keys and signatures. There is the real one, which everything takes that names none; a simulated
 * world may hand its peers a cheaper one, and they to nobody else.
 */
public interface Curve {
    /** Ed25519 by the strict rules of RFC 8032. */
    static Curve real() {
        return Curve25519.INSTANCE;
    }

    PublicKey publicKey(Bytes seed);

    /** The key is the public one of the seed. */
    Signature sign(Bytes seed, PublicKey key, Bytes message);

    /** The secret of key agreement that goes with {@link #exchangeKey}. */
    Bytes exchangeSecret(Bytes seed);

    /** The key must have passed the gate. */
    Bytes exchangeKey(PublicKey key);

    /** The gate: fails for whatever must not verify anything. */
    void requireSound(PublicKey key) throws MalformedException;

    /** The key must have passed the gate. */
    Verifier verifier(PublicKey key);

    /** Verifies for one key, with what can be computed beforehand. */
    interface Verifier {
        boolean verifies(Signature signature, Bytes message);
    }
}
