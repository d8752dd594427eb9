package io.folkmoot.protocol.noise;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.bytes.Sha256;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What both ends have in common so far (section 5.2): a hash of all that was said and a key of all secrets mixed in. */
final class SymmetricState {
    private final CipherState cipher;
    private byte[] chainingKey;
    private Bytes hash;

    private SymmetricState(CipherState cipher, byte[] chainingKey, Bytes hash) {
        this.cipher = cipher;
        this.chainingKey = chainingKey;
        this.hash = hash;
    }

    /** The names of all our suites fit into a hash and are padded; the specification hashes longer ones. */
    static SymmetricState start(Suite suite) {
        byte[] name = Arrays.copyOf(suite.protocolName().unsafeArray(), Sha256.LENGTH);
        return new SymmetricState(new CipherState(suite.aead()), name.clone(), Bytes.adopt(name));
    }

    SymmetricState copy() {
        return new SymmetricState(cipher.copy(), chainingKey.clone(), hash);
    }

    boolean hasKey() {
        return cipher.hasKey();
    }

    int overhead() {
        return cipher.overhead();
    }

    Bytes hash() {
        return hash;
    }

    void mixHash(Bytes data) {
        MessageDigest digest = Sha256.newDigest();
        digest.update(hash.unsafeArray());
        hash = Bytes.adopt(digest.digest(data.unsafeArray()));
    }

    /** Takes the secret over and wipes it. */
    void mixKey(byte[] secret) {
        byte[][] derived = twoKeys(secret);
        Arrays.fill(secret, (byte) 0);
        wipeChainingKey();
        chainingKey = derived[0];
        cipher.setKey(derived[1]);
    }

    Bytes encryptAndHash(Bytes plaintext) {
        Bytes ciphertext = cipher.encrypt(hash, plaintext);
        mixHash(ciphertext);
        return ciphertext;
    }

    Bytes decryptAndHash(Bytes ciphertext) throws MalformedException {
        Bytes plaintext = cipher.decrypt(hash, ciphertext);
        mixHash(ciphertext);
        return plaintext;
    }

    /** The keys of the transport phase: the initiator's to send with, then the responder's. */
    byte[][] split() {
        return twoKeys(new byte[0]);
    }

    void wipe() {
        cipher.wipe();
        wipeChainingKey();
    }

    private void wipeChainingKey() {
        Arrays.fill(chainingKey, (byte) 0);
    }

    /** HKDF with two outputs (section 4.3). */
    private byte[][] twoKeys(byte[] inputKey) {
        byte[] temporary = hmac(chainingKey, inputKey);
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
