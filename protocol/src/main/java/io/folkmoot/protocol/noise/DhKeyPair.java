package io.folkmoot.protocol.noise;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.bouncycastle.math.ec.rfc7748.X25519;

/** An X25519 private key and its public key; whoever makes the pair vouches that they belong together. */
public record DhKeyPair(Bytes privateKey, Bytes publicKey) {
    public static final int LENGTH = X25519.SCALAR_SIZE;

    public DhKeyPair {
        requireKeyLength("private key", privateKey);
        requireKeyLength("public key", publicKey);
    }

    static DhKeyPair generate(RandomGenerator dice) {
        byte[] secret = new byte[LENGTH];
        byte[] point = new byte[LENGTH];
        dice.nextBytes(secret);
        X25519.scalarMultBase(secret, 0, point, 0);
        return new DhKeyPair(Bytes.adopt(secret), Bytes.adopt(point));
    }

    static void requireKeyLength(String field, Bytes key) {
        if (key.length() != LENGTH)
            throw new IllegalArgumentException(field + " has " + key.length() + " bytes, not " + LENGTH);
    }

    /**
     * The secret shared with the owner of {@code theirs}. A key of low order makes it zero whatever our private key is,
     * so that everybody knows it; Noise leaves the check open (section 12.1), here such a key is refused.
     */
    byte[] agree(Bytes theirs) throws MalformedException {
        byte[] secret = new byte[LENGTH];
        if (!X25519.calculateAgreement(privateKey.unsafeArray(), 0, theirs.unsafeArray(), 0, secret, 0))
            throw new MalformedException("public key " + theirs + " is of low order: the shared secret would be zero");
        return secret;
    }

    /** Only for pairs that {@link #generate} made: nobody else holds their arrays. */
    void wipe() {
        Arrays.fill(privateKey.unsafeArray(), (byte) 0);
    }

    /** Leaves the private key out, because values end up in logs. */
    @Override
    public String toString() {
        return "DhKeyPair[" + publicKey + "]";
    }
}
