package io.folkmoot.actors.udp;

/** Looks at what a wire keeps of a peer. */
final class QuicProbe {
    private QuicProbe() {}

    static int connections(Mate mate, Mate other) {
        return quic(mate).count(other.key(), peer -> peer.connections().size());
    }

    static int streams(Mate mate, Mate other) {
        return quic(mate).count(other.key(), Peer::streams);
    }

    private static QuicStreams quic(Mate mate) {
        return (QuicStreams) mate.streams();
    }
}
