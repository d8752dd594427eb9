package io.folkmoot.actors.wire;

import io.folkmoot.protocol.frames.Address;

/** One open port to the network. Packets may be lost, doubled and reordered, as on any network. */
public interface Wire extends AutoCloseable {
    /** Where it listens; the port is the real one, also where any was asked for. */
    Address local();

    /** Hands every packet that is not of a stream to the receiver, from now on. Called once. */
    void listen(Receiver receiver);

    /** Takes the packet over, and never waits: what cannot leave is dropped and counted. From any thread. */
    void send(Path path, byte[] packet);

    Streams streams();

    WireCounts counts();

    @Override
    void close();

    /** Takes packets in, on one thread at a time; it must neither wait nor throw. */
    @FunctionalInterface
    interface Receiver {
        /** The array belongs to the receiver. */
        void received(Path from, byte[] packet);
    }
}
