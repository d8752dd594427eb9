package io.folkmoot.protocol.keys;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;

/**
 * The 32 bytes that someone presents as an Ed25519 public key. Nothing is checked yet but the length: gating every key
 * that is merely heard of would cost more than the lookup that heard of it.
 */
public record PublicKey(Bytes bytes) implements Comparable<PublicKey> {
    public static final int LENGTH = 32;

    public PublicKey {
        if (bytes.length() != LENGTH)
            throw new IllegalArgumentException("a public key has " + LENGTH + " bytes, not " + bytes.length());
    }

    public static PublicKey parse(Bytes bytes) throws MalformedException {
        if (bytes.length() != LENGTH)
            throw new MalformedException("public key: " + bytes.length() + " bytes where " + LENGTH + " are due");
        return new PublicKey(bytes);
    }

    /** The gate: only a canonical point of exactly the prime order may verify anything. */
    public VerifyingKey check() throws MalformedException {
        return check(Curve.real());
    }

    /** The gate of another curve, for simulated worlds. */
    public VerifyingKey check(Curve curve) throws MalformedException {
        return VerifyingKey.admit(this, curve);
    }

    public String toHex() {
        return bytes.toHex();
    }

    @Override
    public int compareTo(PublicKey other) {
        return bytes.compareTo(other.bytes);
    }

    @Override
    public String toString() {
        return toHex();
    }
}
