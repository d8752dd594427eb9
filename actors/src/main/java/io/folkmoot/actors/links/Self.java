package io.folkmoot.actors.links;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.noise.Algorithms;
import io.folkmoot.protocol.noise.DhKeyPair;
import io.folkmoot.protocol.noise.Handshake;
import io.folkmoot.protocol.signing.NetworkId;
import java.util.random.RandomGenerator;

/**
 * Who this peer is to others: its identity, its network, what it can do, and a chance number for this life of the process
 * by which others tell a restart from a lost packet.
 */
public record Self(
        PublicKey key,
        DhKeyPair exchange,
        Algorithms algorithms,
        NetworkId network,
        boolean participates,
        boolean streams,
        long boot,
        Bytes trustRoot) {
    private static final Bytes PROTOCOL = Bytes.utf8("folkmoot/1");

    public static Self of(
            SigningKey identity, NetworkId network, boolean participates, boolean streams, long boot, Bytes trustRoot) {
        return of(identity, Algorithms.real(), network, participates, streams, boot, trustRoot);
    }

    /** For simulated worlds, which may compute with something cheaper; the identity must be of the same curve. */
    public static Self of(
            SigningKey identity,
            Algorithms algorithms,
            NetworkId network,
            boolean participates,
            boolean streams,
            long boot,
            Bytes trustRoot) {
        if (!identity.curve().equals(algorithms.curve()))
            throw new IllegalArgumentException("the identity is of another curve than the links'");
        DhKeyPair exchange = new DhKeyPair(identity.exchangeSecret(), identity.exchangeKey());
        return new Self(identity.publicKey(), exchange, algorithms, network, participates, streams, boot, trustRoot);
    }

    /** The gate that every key passes before it is dialled or believed. */
    void check(PublicKey other) throws MalformedException {
        algorithms.curve().requireSound(other);
    }

    /** The one that goes with a key, which has to pass the gate. */
    Bytes exchangeKey(PublicKey other) throws MalformedException {
        check(other);
        return algorithms.curve().exchangeKey(other);
    }

    /** With the exchange key that goes with the peer's. */
    Handshake dial(PublicKey peer, Bytes exchangeKey, RandomGenerator dice) {
        return Handshake.initiator(algorithms, prologue(peer), exchange, exchangeKey, dice);
    }

    Handshake answer(RandomGenerator dice) {
        return Handshake.responder(algorithms, prologue(key), exchange, dice);
    }

    /**
     * Binds a handshake to protocol, network and the identity that is called: two identities share one exchange key, and
     * whoever calls the one must not be answered by the other.
     */
    private Bytes prologue(PublicKey responder) {
        byte[] prologue = new byte[PROTOCOL.length() + NetworkId.LENGTH + PublicKey.LENGTH];
        System.arraycopy(PROTOCOL.unsafeArray(), 0, prologue, 0, PROTOCOL.length());
        System.arraycopy(network.bytes().unsafeArray(), 0, prologue, PROTOCOL.length(), NetworkId.LENGTH);
        System.arraycopy(
                responder.bytes().unsafeArray(), 0, prologue, PROTOCOL.length() + NetworkId.LENGTH, PublicKey.LENGTH);
        return Bytes.adopt(prologue);
    }
}
