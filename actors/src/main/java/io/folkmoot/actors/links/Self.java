package io.folkmoot.actors.links;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.noise.DhKeyPair;
import io.folkmoot.protocol.signing.NetworkId;

/**
 * Who this peer is to others: its identity, its network, what it can do, and a chance number for this life of the process
 * by which others tell a restart from a lost packet.
 */
public record Self(
        PublicKey key,
        DhKeyPair exchange,
        NetworkId network,
        boolean participates,
        boolean streams,
        long boot,
        Bytes trustRoot) {
    private static final Bytes PROTOCOL = Bytes.utf8("folkmoot/1");

    public static Self of(
            SigningKey identity, NetworkId network, boolean participates, boolean streams, long boot, Bytes trustRoot) {
        DhKeyPair exchange = new DhKeyPair(identity.exchangeSecret(), identity.exchangeKey());
        return new Self(identity.publicKey(), exchange, network, participates, streams, boot, trustRoot);
    }

    /**
     * Binds a handshake to protocol, network and the identity that is called: two identities share one exchange key, and
     * whoever calls the one must not be answered by the other.
     */
    Bytes prologue(PublicKey responder) {
        byte[] prologue = new byte[PROTOCOL.length() + NetworkId.LENGTH + PublicKey.LENGTH];
        System.arraycopy(PROTOCOL.unsafeArray(), 0, prologue, 0, PROTOCOL.length());
        System.arraycopy(network.bytes().unsafeArray(), 0, prologue, PROTOCOL.length(), NetworkId.LENGTH);
        System.arraycopy(
                responder.bytes().unsafeArray(), 0, prologue, PROTOCOL.length() + NetworkId.LENGTH, PublicKey.LENGTH);
        return Bytes.adopt(prologue);
    }
}
