package io.folkmoot.simulation.crypto;

import io.folkmoot.actors.links.Self;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.keys.Curve;
import io.folkmoot.protocol.keys.KeyGate;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.noise.Algorithms;
import io.folkmoot.protocol.records.CertificateCheck;
import io.folkmoot.protocol.records.IssuerCheck;
import io.folkmoot.protocol.records.Validator;
import io.folkmoot.protocol.signing.NetworkId;
import java.util.random.RandomGenerator;

/**
 * What all peers of one world compute with. A peer gets its key, its self and its validator from here, and so do those who
 * act as one; peers of two worlds do not understand each other unless both are real or both stand-ins have one seed.
 */
public final class Cryptography {
    private static final Cryptography REAL = new Cryptography("real", Algorithms.real());

    private final String name;
    private final Algorithms algorithms;

    private Cryptography(String name, Algorithms algorithms) {
        this.name = name;
        this.algorithms = algorithms;
    }

    /** That of production. */
    public static Cryptography real() {
        return REAL;
    }

    /**
     * Keyed mixing of words, at a fiftieth of the cost: all sizes and all refusals are those of the real one, but whoever
     * knows the seed can forge everything.
     */
    public static Cryptography standIn(long seed) {
        return new Cryptography("stand-in", new StandIn(seed));
    }

    /** For the report. */
    public String name() {
        return name;
    }

    public boolean isReal() {
        return algorithms.equals(Algorithms.real());
    }

    /** For what verifies by itself. */
    public Curve curve() {
        return algorithms.curve();
    }

    /** For what shakes hands by itself. */
    public Algorithms algorithms() {
        return algorithms;
    }

    public SigningKey key(RandomGenerator dice) {
        return SigningKey.generate(dice, curve());
    }

    /** The identity must be a {@link #key} of this cryptography. */
    public Self self(
            SigningKey identity, NetworkId network, boolean participates, boolean streams, long boot, Bytes trustRoot) {
        return Self.of(identity, algorithms, network, participates, streams, boot, trustRoot);
    }

    public Validator validator(NetworkId network, IssuerCheck issuers, CertificateCheck certificates) {
        return new Validator(network, issuers, certificates, new KeyGate(curve()));
    }

    @Override
    public String toString() {
        return name;
    }
}
