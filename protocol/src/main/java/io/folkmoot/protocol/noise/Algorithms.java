package io.folkmoot.protocol.noise;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.keys.Curve;

/**
 * What handshakes and sessions compute with. There are the real ones, which everything takes that names none; a simulated
 * world may hand its peers cheaper ones, and they to nobody else. All sizes on the wire are the same.
 */
public interface Algorithms {
    /** Key agreement by X25519, HKDF over SHA-256, AES in GCM. */
    static Algorithms real() {
        return RealAlgorithms.OURS;
    }

    /** The last part of the protocol's name in Noise; with a pattern before it, at most 32 bytes. */
    String name();

    /** The curve of the identities whose exchange keys these algorithms take. */
    Curve curve();

    /** The public key of key agreement. */
    Bytes exchangeKey(Bytes secret);

    /** The secret shared with the owner of {@code theirs}; refuses a key with which everybody would know it. */
    byte[] agree(Bytes secret, Bytes theirs) throws MalformedException;

    /** What was said so far and what is said now, in 32 bytes. */
    Bytes hash(Bytes before, Bytes data);

    /** Two new keys of 32 bytes. */
    byte[][] derive(byte[] chainingKey, byte[] secret);

    Sealing sealing();
}
