package io.folkmoot.protocol.noise;

import io.folkmoot.protocol.bytes.MalformedException;
import java.nio.ByteBuffer;

/** Authenticated encryption as a function of key and nonce; a key has 32 bytes. It keeps nothing that shows in a result. */
public interface Sealing {
    /** Reads both inputs to their limits and writes {@link Session#OVERHEAD} bytes more than the plaintext has. */
    void seal(byte[] key, long nonce, ByteBuffer associatedData, ByteBuffer plaintext, ByteBuffer out);

    /** Reads both inputs to their limits and writes the plaintext; on a refusal {@code out} never holds any of it. */
    void open(byte[] key, long nonce, ByteBuffer associatedData, ByteBuffer ciphertext, ByteBuffer out)
            throws MalformedException;

    /** The key that follows {@code key}; the way back is as hard as breaking the cipher (section 4.2). */
    byte[] rekey(byte[] key);
}
