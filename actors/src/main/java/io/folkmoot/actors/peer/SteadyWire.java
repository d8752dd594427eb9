package io.folkmoot.actors.peer;

import io.folkmoot.actors.wire.ByteStream;
import io.folkmoot.actors.wire.Path;
import io.folkmoot.actors.wire.StreamListener;
import io.folkmoot.actors.wire.Streams;
import io.folkmoot.actors.wire.Wire;
import io.folkmoot.actors.wire.WireCounts;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.keys.PublicKey;
import org.jspecify.annotations.Nullable;

/**
 * The wire as links see it that may crash and begin again: a port takes one listener for its whole life, and this one hands
 * everything to whoever listened last.
 */
final class SteadyWire implements Wire {
    private final Wire wire;
    private final SteadyStreams streams;
    private volatile @Nullable Receiver receiver;

    SteadyWire(Wire wire) {
        this.wire = wire;
        this.streams = new SteadyStreams(wire.streams());
    }

    @Override
    public Address local() {
        return wire.local();
    }

    @Override
    public void listen(Receiver next) {
        boolean first = receiver == null;
        receiver = next;
        if (first) wire.listen(this::received);
    }

    private void received(Path from, byte[] packet) {
        Receiver current = receiver;
        if (current != null) current.received(from, packet);
    }

    @Override
    public void send(Path path, byte[] packet) {
        wire.send(path, packet);
    }

    @Override
    public Streams streams() {
        return streams;
    }

    @Override
    public WireCounts counts() {
        return wire.counts();
    }

    @Override
    public void close() {
        wire.close();
    }

    private static final class SteadyStreams implements Streams {
        private final Streams streams;
        private volatile @Nullable Acceptor acceptor;

        SteadyStreams(Streams streams) {
            this.streams = streams;
        }

        @Override
        public boolean available() {
            return streams.available();
        }

        @Override
        public void listen(Acceptor next) {
            boolean first = acceptor == null;
            acceptor = next;
            if (first) streams.listen(this::accepted);
        }

        private StreamListener accepted(PublicKey peer, ByteStream stream) {
            Acceptor current = acceptor;
            if (current == null) throw new IllegalStateException("a stream before anybody listens");
            return current.accepted(peer, stream);
        }

        @Override
        public void route(PublicKey peer, Path path) {
            streams.route(peer, path);
        }

        @Override
        public void unroute(PublicKey peer) {
            streams.unroute(peer);
        }

        @Override
        public boolean isBusy(PublicKey peer) {
            return streams.isBusy(peer);
        }

        @Override
        public void open(PublicKey peer, StreamListener listener) {
            streams.open(peer, listener);
        }
    }
}
