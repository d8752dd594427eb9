package io.folkmoot.actors.udp;

import io.folkmoot.actors.wire.Path;
import io.folkmoot.actors.wire.StreamListener;
import io.folkmoot.actors.wire.Streams;
import io.folkmoot.protocol.keys.PublicKey;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Stands where this platform has no QUIC library: every stream breaks at once, and packets are not affected. */
record AbsentStreams(Executor wireThread, String reason) implements Streams {
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
        try {
            wireThread.execute(() -> listener.broken(reason));
        } catch (RejectedExecutionException e) {
            listener.broken(reason);
        }
    }
}
