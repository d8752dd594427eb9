package io.folkmoot.protocol.noise;

import io.folkmoot.protocol.bytes.Bytes;

/** A pattern with the algorithms it runs on. */
record Suite(HandshakePattern pattern, Algorithms algorithms) {
    /** The only one on our wire: without a choice there is nothing to negotiate and nothing to downgrade. */
    static final Suite OURS = of(Algorithms.real());

    Suite(HandshakePattern pattern, Aead aead) {
        this(pattern, new RealAlgorithms(aead));
    }

    static Suite of(Algorithms algorithms) {
        return new Suite(HandshakePattern.IK, algorithms);
    }

    Sealing sealing() {
        return algorithms.sealing();
    }

    /** Both ends hash it in first, so that two suites never understand each other by chance. */
    Bytes protocolName() {
        return Bytes.utf8("Noise_" + pattern.name() + "_" + algorithms.name());
    }
}
