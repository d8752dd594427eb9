package io.folkmoot.protocol.noise;

import io.folkmoot.protocol.bytes.Bytes;

/** A pattern with the algorithms it runs on; curve and hash are fixed, the cipher may be chosen. */
record Suite(HandshakePattern pattern, Aead aead) {
    /** The only one on our wire: without a choice there is nothing to negotiate and nothing to downgrade. */
    static final Suite OURS = new Suite(HandshakePattern.IK, Aead.AES_GCM);

    /** Both ends hash it in first, so that two suites never understand each other by chance. */
    Bytes protocolName() {
        return Bytes.utf8("Noise_" + pattern.name() + "_25519_" + aead.noiseName() + "_SHA256");
    }
}
