package io.folkmoot.actors.udp;

import io.folkmoot.actors.wire.Path;
import io.folkmoot.actors.wire.StreamListener;
import io.folkmoot.actors.wire.Streams;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.keys.SigningKey;
import io.netty.channel.socket.DatagramChannel;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Streams over QUIC on the port of a wire: takes calls from any thread to the wire's, where all their state is. */
final class QuicStreams implements Streams {
    private static final Logger LOG = LoggerFactory.getLogger(UdpWire.class);
    private static final String NO_SESSION = "there is no session with the peer";
    private static final String CLOSED = "the wire is closed";

    private final DatagramChannel port;
    private final Routes routes = new Routes();
    private final Connections connections;
    private boolean warned;
    private boolean closed;

    private QuicStreams(DatagramChannel port, SigningKey identity, QuicLimits limits, Complaints complaints) {
        InetSocketAddress self = Peer.virtualOf(identity.publicKey());
        this.port = port;
        this.connections = new Connections(port, self, routes, limits, complaints, new Tls(identity));
    }

    static QuicStreams start(Port port, SigningKey identity, QuicLimits limits) {
        QuicStreams streams = new QuicStreams(port.channel(), identity, limits, port.complaints());
        InetSocketAddress self = Peer.virtualOf(identity.publicKey());
        port.addHandlers(new PathLayer(self, streams.routes, port.addresses()));
        port.addHandlers(streams.connections.codecs().handlers());
        return streams;
    }

    @Override
    public boolean available() {
        return true;
    }

    @Override
    public void listen(Acceptor acceptor) {
        onThread(() -> connections.listen(acceptor));
    }

    @Override
    public void route(PublicKey peer, Path path) {
        onThread(() -> {
            if (closed || routes.route(peer, path) || warned) return;
            warned = true;
            LOG.warn("{} peers are routed, and no more can have streams", Routes.MAX_PEERS);
        });
    }

    @Override
    public void unroute(PublicKey peer) {
        onThread(() -> {
            Peer known = routes.of(peer);
            if (known == null) return;
            connections.drop(known, NO_SESSION);
            routes.remove(peer);
        });
    }

    @Override
    public boolean isBusy(PublicKey peer) {
        return routes.isBusy(peer);
    }

    @Override
    public void open(PublicKey peer, StreamListener listener) {
        boolean running = onThread(() -> {
            Peer known = routes.of(peer);
            if (closed) connections.broken(listener, CLOSED);
            else if (known == null) connections.broken(listener, NO_SESSION);
            else connections.open(known, listener);
        });
        if (!running) listener.broken(CLOSED);
    }

    /** Tells every peer, while the port is still there to do so. */
    void close() {
        onThread(() -> {
            closed = true;
            for (Peer peer : routes.all()) {
                connections.drop(peer, CLOSED);
                routes.remove(peer.key());
            }
        });
    }

    /** Something about a routed peer, or 0 of one that is not; for tests, which wait for the thread. */
    int count(PublicKey peer, ToIntFunction<Peer> what) {
        Future<Integer> counted = port.eventLoop().submit(() -> {
            Peer known = routes.of(peer);
            return known == null ? 0 : what.applyAsInt(known);
        });
        return counted.awaitUninterruptibly().getNow();
    }

    private boolean onThread(Runnable task) {
        try {
            port.eventLoop().execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }
}
