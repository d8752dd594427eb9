package io.folkmoot.actors.wire;

import io.folkmoot.protocol.keys.PublicKey;

/**
 * Ordered, encrypted byte streams to peers that have a session: peers are named by key, and packets take whatever path was
 * last said to lead to them. Streams of one peer share a connection, made when first needed and proved by both keys.
 */
public interface Streams {
    /** Whether this platform can; where not, nothing else here does anything but break. */
    boolean available();

    /** Who takes the streams that other peers open. Called once, before the first route. */
    void listen(Acceptor acceptor);

    /** From now on the peer's streams go over this path, and what arrives over it is the peer's. */
    void route(PublicKey peer, Path path);

    /** The peer has no session any more: its streams break, and packets of its connection are dropped. */
    void unroute(PublicKey peer);

    /** Whether a stream with the peer is open or being opened; from any thread, and perhaps a moment old. */
    boolean isBusy(PublicKey peer);

    /** Opens a stream to a routed peer; what becomes of it is told to the listener. */
    void open(PublicKey peer, StreamListener listener);

    /** Decides who listens to a stream that a peer has opened; it must neither wait nor throw. */
    @FunctionalInterface
    interface Acceptor {
        StreamListener accepted(PublicKey peer, ByteStream stream);
    }
}
