package io.folkmoot.protocol.noise;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.bytes.Sha256;
import io.folkmoot.protocol.keys.Curve;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.math.ec.rfc7748.X25519;

/** The algorithms of Noise's section 12; curve and hash are fixed, the cipher may be chosen. */
record RealAlgorithms(Aead sealing) implements Algorithms {
    static final Algorithms OURS = new RealAlgorithms(Aead.AES_GCM);

    @Override
    public String name() {
        return "25519_" + sealing.noiseName() + "_SHA256";
    }

    @Override
    public Curve curve() {
        return Curve.real();
    }

    @Override
    public Bytes exchangeKey(Bytes secret) {
        byte[] point = new byte[DhKeyPair.LENGTH];
        X25519.scalarMultBase(secret.unsafeArray(), 0, point, 0);
        return Bytes.adopt(point);
    }

    /**
     * A key of low order makes the secret zero whatever our private key is; Noise leaves the check open (section 12.1), here
     * such a key is refused.
     */
    @Override
    public byte[] agree(Bytes secret, Bytes theirs) throws MalformedException {
        byte[] shared = new byte[DhKeyPair.LENGTH];
        if (!X25519.calculateAgreement(secret.unsafeArray(), 0, theirs.unsafeArray(), 0, shared, 0))
            throw new MalformedException("public key " + theirs + " is of low order: the shared secret would be zero");
        return shared;
    }

    @Override
    public Bytes hash(Bytes before, Bytes data) {
        MessageDigest digest = Sha256.newDigest();
        digest.update(before.unsafeArray());
        return Bytes.adopt(digest.digest(data.unsafeArray()));
    }

    /** HKDF with two outputs (section 4.3). */
    @Override
    public byte[][] derive(byte[] chainingKey, byte[] secret) {
        byte[] temporary = hmac(chainingKey, secret);
        byte[] first = hmac(temporary, new byte[] {1});
        byte[] firstAndTwo = Arrays.copyOf(first, Sha256.LENGTH + 1);
        firstAndTwo[Sha256.LENGTH] = 2;
        byte[] second = hmac(temporary, firstAndTwo);
        Arrays.fill(temporary, (byte) 0);
        Arrays.fill(firstAndTwo, (byte) 0);
        return new byte[][] {first, second};
    }

    private static byte[] hmac(byte[] key, byte[] data) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
