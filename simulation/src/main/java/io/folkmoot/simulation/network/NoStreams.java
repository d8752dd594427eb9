package io.folkmoot.simulation.network;

import io.folkmoot.actors.wire.Path;
import io.folkmoot.actors.wire.StreamListener;
import io.folkmoot.actors.wire.Streams;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.simulation.world.World;
import java.time.Duration;

/** What a wire without an identity has: it could prove nothing to the other end. */
record NoStreams(World world) implements Streams {
    @Override
    public boolean available() {
        return false;
    }

    @Override
    public void listen(Acceptor acceptor) {}

    @Override
    public void route(PublicKey peer, Path path) {}

    @Override
    public void unroute(PublicKey peer) {}

    @Override
    public boolean isBusy(PublicKey peer) {
        return false;
    }

    @Override
    public void open(PublicKey peer, StreamListener listener) {
        world.after(Duration.ZERO, () -> listener.broken("this wire carries no streams"));
    }
}
