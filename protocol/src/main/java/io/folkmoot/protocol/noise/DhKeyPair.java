package io.folkmoot.protocol.noise;

import io.folkmoot.protocol.bytes.Bytes;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** A private key of key agreement and its public key; whoever makes the pair vouches that they belong together. */
public record DhKeyPair(Bytes privateKey, Bytes publicKey) {
    public static final int LENGTH = 32;

    public DhKeyPair {
        requireKeyLength("private key", privateKey);
        requireKeyLength("public key", publicKey);
    }

    static DhKeyPair generate(RandomGenerator dice, Algorithms algorithms) {
        byte[] random = new byte[LENGTH];
        dice.nextBytes(random);
        Bytes secret = Bytes.adopt(random);
        return new DhKeyPair(secret, algorithms.exchangeKey(secret));
    }

    static void requireKeyLength(String field, Bytes key) {
        if (key.length() != LENGTH)
            throw new IllegalArgumentException(field + " has " + key.length() + " bytes, not " + LENGTH);
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
