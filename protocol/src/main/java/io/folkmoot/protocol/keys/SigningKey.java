package io.folkmoot.protocol.keys;

import io.folkmoot.protocol.bytes.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** An agent's or operator's secret: the 32-byte seed of RFC 8032, with what is derived from it once and kept. */
public final class SigningKey {
    public static final int SEED_LENGTH = 32;

    /** A PrivateKeyInfo of version 0 up to the octets of the seed (RFC 8410, 7). */
    private static final Bytes PKCS8_PREFIX = Bytes.hex("302e020100300506032b657004220420");

    private final byte[] seed;
    private final PublicKey publicKey;

    private SigningKey(byte[] seed) {
        byte[] encoded = new byte[PublicKey.LENGTH];
        Ed25519.generatePublicKey(seed, 0, encoded, 0);
        this.seed = seed;
        this.publicKey = new PublicKey(Bytes.adopt(encoded));
    }

    public static SigningKey fromSeed(Bytes seed) {
        if (seed.length() != SEED_LENGTH)
            throw new IllegalArgumentException("a seed has " + SEED_LENGTH + " bytes, not " + seed.length());
        return new SigningKey(seed.toArray());
    }

    public static SigningKey generate(RandomGenerator random) {
        byte[] seed = new byte[SEED_LENGTH];
        random.nextBytes(seed);
        return new SigningKey(seed);
    }

    public PublicKey publicKey() {
        return publicKey;
    }

    public Signature sign(Bytes message) {
        byte[] signature = new byte[Signature.LENGTH];
        byte[] key = publicKey.bytes().unsafeArray();
        Ed25519.sign(seed, 0, key, 0, message.unsafeArray(), 0, message.length(), signature, 0);
        return new Signature(Bytes.adopt(signature));
    }

    /** The secret of key agreement: the scalar that RFC 8032 takes from the seed, clamped as RFC 7748 does. */
    public Bytes exchangeSecret() {
        byte[] scalar = Arrays.copyOf(newSha512().digest(seed), SEED_LENGTH);
        scalar[0] &= (byte) 0xf8;
        scalar[31] &= 0x7f;
        scalar[31] |= 0x40;
        return Bytes.adopt(scalar);
    }

    public Bytes exchangeKey() {
        return Montgomery.fromEdwards(publicKey.bytes());
    }

    /**
     * The secret itself, as the library that proves this identity in TLS takes it (PKCS #8). Only for handing it there: it is
     * never written, logged or kept.
     */
    public Bytes toPkcs8() {
        byte[] encoded = Arrays.copyOf(PKCS8_PREFIX.unsafeArray(), PKCS8_PREFIX.length() + SEED_LENGTH);
        System.arraycopy(seed, 0, encoded, PKCS8_PREFIX.length(), SEED_LENGTH);
        return Bytes.adopt(encoded);
    }

    static MessageDigest newSha512() {
        try {
            return MessageDigest.getInstance("SHA-512");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-512", e);
        }
    }

    /** Never the seed: this text ends up in logs. */
    @Override
    public String toString() {
        return "signing key of " + publicKey;
    }
}
