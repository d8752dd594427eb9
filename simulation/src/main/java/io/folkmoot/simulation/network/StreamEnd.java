package io.folkmoot.simulation.network;

import io.folkmoot.actors.wire.ByteStream;
import io.folkmoot.actors.wire.StreamListener;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.simulation.world.World;
import org.jspecify.annotations.Nullable;

/**
 * One end of a stream, and who listens there. Nothing is told to the listener inside one of its own calls, nor after the end
 * is over.
 */
final class StreamEnd implements ByteStream {
    private final SimulatedStreams streams;
    private final PublicKey peer;
    private final World world;
    private @Nullable StreamListener listener;
    private @Nullable StreamPair pair;
    private boolean over;

    StreamEnd(SimulatedStreams streams, PublicKey peer, World world) {
        this.streams = streams;
        this.peer = peer;
        this.world = world;
    }

    SimulatedStreams streams() {
        return streams;
    }

    PublicKey peer() {
        return peer;
    }

    void listener(StreamListener listener) {
        this.listener = listener;
    }

    void pair(StreamPair pair) {
        this.pair = pair;
    }

    boolean isOver() {
        return over;
    }

    @Override
    public boolean write(Bytes chunk) {
        world.checkThread();
        return !over && pair != null && pair.from(this).write(chunk);
    }

    @Override
    public void request(long bytes) {
        world.checkThread();
        if (!over && pair != null) pair.to(this).request(bytes);
    }

    @Override
    public void finish() {
        world.checkThread();
        if (!over && pair != null) pair.from(this).finish();
    }

    @Override
    public void reset() {
        world.checkThread();
        if (over) return;
        if (pair != null) pair.breakFar(this, "reset by the peer");
        leave();
    }

    /** Breaks here now and at the peer when it hears of it. */
    void drop(String reason) {
        if (over) return;
        if (pair != null) pair.breakFar(this, "closed by the peer");
        breakHere(reason);
    }

    void breakHere(String reason) {
        if (over) return;
        leave();
        StreamListener told = listener;
        if (told != null) world.afterNanos(0, () -> told.broken(reason));
    }

    /** Both directions are complete, or broken. */
    void leave() {
        over = true;
        streams.forget(this);
        if (pair != null) pair.left();
    }

    void opened() {
        if (listener != null) listener.opened(this);
    }

    /** Somebody has to listen from the first byte on; false where nobody wants to. */
    boolean accept() {
        if (listener != null) return true;
        var acceptor = streams.acceptor();
        if (acceptor == null) return false;
        listener = acceptor.accepted(peer, this);
        return true;
    }

    void received(Bytes bytes) {
        if (!over && listener != null) listener.received(bytes);
    }

    void writable() {
        if (!over && listener != null) listener.writable();
    }

    void ended() {
        if (!over && listener != null) listener.ended();
    }
}
