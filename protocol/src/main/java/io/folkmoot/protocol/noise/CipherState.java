package io.folkmoot.protocol.noise;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The handshake's cipher (section 5.1): a key, once there is one, and the number of messages it has served. */
final class CipherState {
    private final Sealing sealing;
    private byte @Nullable [] key;
    private long nonce;

    CipherState(Sealing sealing) {
        this(sealing, null, 0);
    }

    CipherState(Sealing sealing, byte @Nullable [] key, long nonce) {
        this.sealing = sealing;
        this.key = key;
        this.nonce = nonce;
    }

    CipherState copy() {
        return new CipherState(sealing, key == null ? null : key.clone(), nonce);
    }

    boolean hasKey() {
        return key != null;
    }

    /** How many bytes a ciphertext has more than its plaintext. */
    int overhead() {
        return hasKey() ? Aead.TAG_LENGTH : 0;
    }

    void setKey(byte[] newKey) {
        wipe();
        key = newKey;
        nonce = 0;
    }

    /** Without a key the plaintext is its own ciphertext: so says the specification. */
    Bytes encrypt(Bytes associatedData, Bytes plaintext) {
        if (key == null) return plaintext;
        requireNonceLeft();
        byte[] out = new byte[plaintext.length() + Aead.TAG_LENGTH];
        sealing.seal(key, nonce++, wrap(associatedData), wrap(plaintext), ByteBuffer.wrap(out));
        return Bytes.adopt(out);
    }

    /** A ciphertext that is refused uses up no nonce. */
    Bytes decrypt(Bytes associatedData, Bytes ciphertext) throws MalformedException {
        if (key == null) return ciphertext;
        requireNonceLeft();
        if (ciphertext.length() < Aead.TAG_LENGTH)
            throw new MalformedException(
                    "ciphertext has " + ciphertext.length() + " bytes, the tag alone has " + Aead.TAG_LENGTH);
        byte[] out = new byte[ciphertext.length() - Aead.TAG_LENGTH];
        sealing.open(key, nonce, wrap(associatedData), wrap(ciphertext), ByteBuffer.wrap(out));
        nonce++;
        return Bytes.adopt(out);
    }

    void wipe() {
        if (key != null) Arrays.fill(key, (byte) 0);
        key = null;
    }

    private void requireNonceLeft() {
        if (nonce == Aead.REKEY_NONCE) throw new IllegalStateException("all nonces of this key are used up");
    }

    private static ByteBuffer wrap(Bytes bytes) {
        return ByteBuffer.wrap(bytes.unsafeArray());
    }
}
