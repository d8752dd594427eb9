package io.folkmoot.persistence.keys;

import io.folkmoot.protocol.bytes.Bytes;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** A 32-byte Ed25519 seed, what it is for, and the public key that follows from it. Prints without the seed. */
public record StoredKey(KeyPurpose purpose, Bytes seed, Bytes publicKey) {

    static StoredKey of(KeyPurpose purpose, Bytes seed) {
        if (seed.length() != Ed25519.SECRET_KEY_SIZE)
            throw new IllegalArgumentException("a seed has 32 bytes, not " + seed.length());
        byte[] publicKey = new byte[Ed25519.PUBLIC_KEY_SIZE];
        Ed25519.generatePublicKey(seed.unsafeArray(), 0, publicKey, 0);
        return new StoredKey(purpose, seed, Bytes.adopt(publicKey));
    }

    @Override
    public String toString() {
        return "StoredKey[" + purpose.word() + " " + publicKey.toHex() + "]";
    }
}
