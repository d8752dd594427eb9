package io.folkmoot.protocol.keys;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** The real curve. Signing and the gate are the library's, the verification is ours. */
final class Curve25519 implements Curve {
    static final Curve INSTANCE = new Curve25519();

    private Curve25519() {}

    @Override
    public PublicKey publicKey(Bytes seed) {
        byte[] encoded = new byte[PublicKey.LENGTH];
        Ed25519.generatePublicKey(seed.unsafeArray(), 0, encoded, 0);
        return new PublicKey(Bytes.adopt(encoded));
    }

    @Override
    public Signature sign(Bytes seed, PublicKey key, Bytes message) {
        byte[] signature = new byte[Signature.LENGTH];
        byte[] signed = message.unsafeArray();
        Ed25519.sign(seed.unsafeArray(), 0, key.bytes().unsafeArray(), 0, signed, 0, signed.length, signature, 0);
        return new Signature(Bytes.adopt(signature));
    }

    /** The scalar that RFC 8032 takes from the seed, clamped as RFC 7748 does. */
    @Override
    public Bytes exchangeSecret(Bytes seed) {
        byte[] scalar = Arrays.copyOf(newSha512().digest(seed.unsafeArray()), SigningKey.SEED_LENGTH);
        scalar[0] &= (byte) 0xf8;
        scalar[31] &= 0x7f;
        scalar[31] |= 0x40;
        return Bytes.adopt(scalar);
    }

    @Override
    public Bytes exchangeKey(PublicKey key) {
        return Montgomery.fromEdwards(key.bytes());
    }

    @Override
    public void requireSound(PublicKey key) throws MalformedException {
        if (!Ed25519.validatePublicKeyFull(key.bytes().unsafeArray(), 0))
            throw new MalformedException("public key " + key + ": " + reason(key));
    }

    private static String reason(PublicKey key) {
        return Ed25519.validatePublicKeyPartial(key.bytes().unsafeArray(), 0)
                ? "of mixed order"
                : "not a canonical point of the curve, or of small order";
    }

    @Override
    public Verifier verifier(PublicKey key) {
        return new SignatureEquation(key.bytes());
    }

    static MessageDigest newSha512() {
        try {
            return MessageDigest.getInstance("SHA-512");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-512", e);
        }
    }
}
