package io.folkmoot.protocol.keys;

import io.folkmoot.protocol.bytes.Bytes;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** An agent's or operator's secret: the 32-byte seed of RFC 8032, with what is derived from it once and kept. */
public final class SigningKey {
    public static final int SEED_LENGTH = 32;

    /** A PrivateKeyInfo of version 0 up to the octets of the seed (RFC 8410, 7). */
    private static final Bytes PKCS8_PREFIX = Bytes.hex("302e020100300506032b657004220420");

    private final Curve curve;
    private final Bytes seed;
    private final PublicKey publicKey;

    private SigningKey(Curve curve, Bytes seed) {
        this.curve = curve;
        this.seed = seed;
        this.publicKey = curve.publicKey(seed);
    }

    public static SigningKey fromSeed(Bytes seed) {
        if (seed.length() != SEED_LENGTH)
            throw new IllegalArgumentException("a seed has " + SEED_LENGTH + " bytes, not " + seed.length());
        return new SigningKey(Curve.real(), Bytes.copyOf(seed.unsafeArray()));
    }

    public static SigningKey generate(RandomGenerator random) {
        return generate(random, Curve.real());
    }

    /** For simulated worlds, which may have a cheaper curve. */
    public static SigningKey generate(RandomGenerator random, Curve curve) {
        byte[] seed = new byte[SEED_LENGTH];
        random.nextBytes(seed);
        return new SigningKey(curve, Bytes.adopt(seed));
    }

    public PublicKey publicKey() {
        return publicKey;
    }

    /** Whose arithmetic this key is made for. */
    public Curve curve() {
        return curve;
    }

    public Signature sign(Bytes message) {
        return curve.sign(seed, publicKey, message);
    }

    /** The secret of key agreement. */
    public Bytes exchangeSecret() {
        return curve.exchangeSecret(seed);
    }

    public Bytes exchangeKey() {
        return curve.exchangeKey(publicKey);
    }

    /**
     * The secret itself, as the library that proves this identity in TLS takes it (PKCS #8). Only for handing it there: it is
     * never written, logged or kept.
     */
    public Bytes toPkcs8() {
        if (!curve.equals(Curve.real())) throw new IllegalStateException("a simulated key proves nothing in TLS");
        byte[] encoded = Arrays.copyOf(PKCS8_PREFIX.unsafeArray(), PKCS8_PREFIX.length() + SEED_LENGTH);
        System.arraycopy(seed.unsafeArray(), 0, encoded, PKCS8_PREFIX.length(), SEED_LENGTH);
        return Bytes.adopt(encoded);
    }

    /** Never the seed: this text ends up in logs. */
    @Override
    public String toString() {
        return "signing key of " + publicKey;
    }
}
