package io.folkmoot.simulation.links;

import io.folkmoot.actors.wire.Path;
import io.folkmoot.actors.wire.Streams;
import io.folkmoot.actors.wire.Wire;
import io.folkmoot.actors.wire.WireCounts;
import io.folkmoot.protocol.frames.Address;
import org.jspecify.annotations.Nullable;

/** The wire of somebody whose address changes under him, as behind a router that starts anew, or who forges it. */
final class MovableWire implements Wire {
    private Wire sending;
    private Wire receiving;
    private @Nullable Receiver receiver;

    MovableWire(Wire first) {
        sending = first;
        receiving = first;
    }

    void moveTo(Wire next) {
        receiving.close();
        receiving = next;
        sending = next;
        if (receiver != null) next.listen(receiver);
    }

    /** Packets seem to come from there, and answers go there. */
    void sendThrough(Wire other) {
        sending = other;
    }

    @Override
    public Address local() {
        return receiving.local();
    }

    @Override
    public void listen(Receiver listener) {
        receiver = listener;
        receiving.listen(listener);
    }

    @Override
    public void send(Path path, byte[] packet) {
        sending.send(path, packet);
    }

    @Override
    public Streams streams() {
        return receiving.streams();
    }

    @Override
    public WireCounts counts() {
        return receiving.counts();
    }

    @Override
    public void close() {
        receiving.close();
    }
}
