package io.folkmoot.protocol.noise;

import io.folkmoot.protocol.bytes.MalformedException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Authenticated encryption as a function of key and nonce (section 12), computed by the JDK.
 *
 * <p>A JDK cipher is 3 KB and takes 1 µs to make, twice as long as sealing a small packet with it. So each thread keeps
 * one to seal and one to open, and sessions keep no more than their raw keys. A pooled cipher holds the last key it worked
 * with until its thread uses it again.
 */
@SuppressWarnings("ImmutableEnumChecker") // what the pools hold never shows in a result
enum Aead implements Sealing {
    AES_GCM("AESGCM", "AES/GCM/NoPadding", "AES", ByteOrder.BIG_ENDIAN),
    CHACHA_POLY("ChaChaPoly", "ChaCha20-Poly1305", "ChaCha20", ByteOrder.LITTLE_ENDIAN);

    static final int KEY_LENGTH = 32;
    static final int TAG_LENGTH = 16;

    /** 2^64 - 1, which section 5.1 keeps for rekeying; no message is ever sealed with it. */
    static final long REKEY_NONCE = -1;

    private static final int NONCE_LENGTH = 12;

    private final String noiseName;
    private final String transformation;
    private final String keyAlgorithm;
    private final ByteOrder nonceOrder;
    private final ThreadLocal<Cipher> sealing = ThreadLocal.withInitial(this::newCipher);
    private final ThreadLocal<Cipher> opening = ThreadLocal.withInitial(this::newCipher);

    Aead(String noiseName, String transformation, String keyAlgorithm, ByteOrder nonceOrder) {
        this.noiseName = noiseName;
        this.transformation = transformation;
        this.keyAlgorithm = keyAlgorithm;
        this.nonceOrder = nonceOrder;
    }

    String noiseName() {
        return noiseName;
    }

    @Override
    public void seal(byte[] key, long nonce, ByteBuffer associatedData, ByteBuffer plaintext, ByteBuffer out) {
        try {
            Cipher cipher = readyToSeal(key, nonce);
            cipher.updateAAD(associatedData);
            cipher.doFinal(plaintext, out);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing cannot fail with room for the tag", e);
        }
    }

    @Override
    public void open(byte[] key, long nonce, ByteBuffer associatedData, ByteBuffer ciphertext, ByteBuffer out)
            throws MalformedException {
        try {
            Cipher cipher = opening.get();
            init(cipher, Cipher.DECRYPT_MODE, key, nonce);
            cipher.updateAAD(associatedData);
            cipher.doFinal(ciphertext, out);
        } catch (AEADBadTagException e) {
            throw new MalformedException("ciphertext does not belong to this key, counter and associated data");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("opening fails by the tag alone", e);
        }
    }

    @Override
    public byte[] rekey(byte[] key) {
        byte[] sealedZeros = new byte[KEY_LENGTH + TAG_LENGTH];
        seal(key, REKEY_NONCE, ByteBuffer.allocate(0), ByteBuffer.allocate(KEY_LENGTH), ByteBuffer.wrap(sealedZeros));
        byte[] next = Arrays.copyOf(sealedZeros, KEY_LENGTH);
        Arrays.fill(sealedZeros, (byte) 0);
        return next;
    }

    /**
     * A JDK cipher refuses the key and nonce it sealed with last. It is no guard of ours, since it knows only the last
     * one and shares it with all sessions of a thread; a fresh cipher keeps sealing a function of its arguments.
     */
    private Cipher readyToSeal(byte[] key, long nonce) throws GeneralSecurityException {
        try {
            return init(sealing.get(), Cipher.ENCRYPT_MODE, key, nonce);
        } catch (InvalidKeyException | InvalidAlgorithmParameterException e) {
            return init(newCipher(), Cipher.ENCRYPT_MODE, key, nonce);
        }
    }

    private Cipher init(Cipher cipher, int mode, byte[] key, long nonce) throws GeneralSecurityException {
        cipher.init(mode, new SecretKeySpec(key, keyAlgorithm), nonceSpec(nonce));
        return cipher;
    }

    private AlgorithmParameterSpec nonceSpec(long nonce) {
        byte[] bytes = new byte[NONCE_LENGTH];
        ByteBuffer.wrap(bytes).order(nonceOrder).putLong(NONCE_LENGTH - Long.BYTES, nonce);
        return this == AES_GCM ? new GCMParameterSpec(TAG_LENGTH * Byte.SIZE, bytes) : new IvParameterSpec(bytes);
    }

    private Cipher newCipher() {
        try {
            return Cipher.getInstance(transformation);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform since 11 has " + transformation, e);
        }
    }
}
