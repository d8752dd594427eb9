package io.folkmoot.protocol.noise;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.bytes.Sha256;
import java.util.Arrays;

/** What both ends have in common so far (section 5.2): a hash of all that was said and a key of all secrets mixed in. */
final class SymmetricState {
    private final Algorithms algorithms;
    private final CipherState cipher;
    private byte[] chainingKey;
    private Bytes hash;

    private SymmetricState(Algorithms algorithms, CipherState cipher, byte[] chainingKey, Bytes hash) {
        this.algorithms = algorithms;
        this.cipher = cipher;
        this.chainingKey = chainingKey;
        this.hash = hash;
    }

    /** The names of all our suites fit into a hash and are padded; the specification hashes longer ones. */
    static SymmetricState start(Suite suite) {
        byte[] name = Arrays.copyOf(suite.protocolName().unsafeArray(), Sha256.LENGTH);
        return new SymmetricState(
                suite.algorithms(), new CipherState(suite.sealing()), name.clone(), Bytes.adopt(name));
    }

    SymmetricState copy() {
        return new SymmetricState(algorithms, cipher.copy(), chainingKey.clone(), hash);
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
        hash = algorithms.hash(hash, data);
    }

    /** Takes the secret over and wipes it. */
    void mixKey(byte[] secret) {
        byte[][] derived = algorithms.derive(chainingKey, secret);
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
        return algorithms.derive(chainingKey, new byte[0]);
    }

    void wipe() {
        cipher.wipe();
        wipeChainingKey();
    }

    private void wipeChainingKey() {
        Arrays.fill(chainingKey, (byte) 0);
    }
}
