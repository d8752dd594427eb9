package io.folkmoot.actors.udp;

import io.folkmoot.actors.wire.StreamListener;
import io.folkmoot.actors.wire.Streams.Acceptor;
import io.folkmoot.protocol.bytes.Bytes;
import io.netty.channel.socket.DatagramChannel;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicStreamChannel;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All connections of a wire: dials where a stream wants one, admits those that peers dial, and makes room when there are too
 * many. Used on the wire's thread only.
 */
final class Connections {
    /** A peer may see a stream end before we do; how many it has at once the connection itself limits. */
    private static final int SLACK = 2;

    private final DatagramChannel port;
    private final Routes routes;
    private final QuicLimits limits;
    private final Complaints complaints;
    private final Codecs codecs;
    private final Set<Connection> byUse = new LinkedHashSet<>();
    private @Nullable Acceptor acceptor;

    Connections(
            DatagramChannel port,
            InetSocketAddress self,
            Routes routes,
            QuicLimits limits,
            Complaints complaints,
            Tls tls) {
        this.port = port;
        this.routes = routes;
        this.limits = limits;
        this.complaints = complaints;
        this.codecs = new Codecs(this, self, tls, limits);
    }

    Codecs codecs() {
        return codecs;
    }

    void listen(Acceptor listener) {
        acceptor = listener;
    }

    void open(Peer peer, StreamListener listener) {
        if (peer.streams() + peer.waiting().size() >= limits.streamsPerPeer()) {
            broken(listener, limits.streamsPerPeer() + " streams to the peer are open, and no more are allowed");
            return;
        }
        Opening opening = new Opening(listener);
        opening.limit(port.eventLoop()
                .schedule(() -> late(peer, opening), limits.opening().toMillis(), TimeUnit.MILLISECONDS));
        peer.waiting().add(opening);
        serve(peer);
    }

    private void late(Peer peer, Opening opening) {
        peer.waiting().remove(opening);
        if (opening.settle()) broken(opening.listener(), "no connection to the peer came up in time");
    }

    /** Gives what waits to a connection, or dials one; called whenever either may have changed. */
    void serve(Peer peer) {
        while (!peer.waiting().isEmpty()) {
            Optional<Connection> usable =
                    peer.connections().stream().filter(Connection::isUsable).findFirst();
            if (usable.isEmpty()) {
                if (peer.connections().stream().noneMatch(Connection::isPromising)) dial(peer);
                return;
            }
            Opening opening = peer.waiting().remove();
            if (opening.settle()) usable.get().open(opening);
        }
    }

    private void dial(Peer peer) {
        if (!makeRoom(peer)) {
            refuseWaiting(peer, "all connections are in use");
            return;
        }
        codecs.dial(port, peer);
    }

    void dialFailed(Peer peer, Bytes id, Throwable cause) {
        String why = "the peer was not reached: " + cause.getMessage();
        codecs.dialledBy(id).ifPresentOrElse(connection -> connection.end(why), () -> refuseWaiting(peer, why));
    }

    private void refuseWaiting(Peer peer, String why) {
        List<Opening> refused = List.copyOf(peer.waiting());
        peer.waiting().clear();
        for (Opening opening : refused) if (opening.settle()) broken(opening.listener(), why);
    }

    /** Whose connection this is to be; asked before anything is made for one that a peer dials. */
    Peer admit(QuicChannel channel) {
        Peer peer = peerOf(channel);
        if (!makeRoom(peer)) throw new IllegalStateException("no room for another connection with " + peer.key());
        return peer;
    }

    Peer peerOf(QuicChannel channel) {
        SocketAddress virtual = channel.remoteSocketAddress();
        Peer peer = virtual instanceof InetSocketAddress socket ? routes.at(socket) : null;
        if (peer == null) throw new IllegalStateException("nobody is routed at " + virtual);
        return peer;
    }

    private boolean makeRoom(Peer peer) {
        return hasRoom(peer.connections(), limits.connectionsPerPeer()) && hasRoom(byUse, limits.connections());
    }

    private static boolean hasRoom(Iterable<Connection> oldestFirst, int limit) {
        int count = 0;
        Connection unused = null;
        for (Connection connection : oldestFirst) {
            count++;
            if (unused == null && connection.isUp() && connection.streams() == 0) unused = connection;
        }
        if (count < limit) return true;
        if (unused == null) return false;
        unused.end("another connection needed its place");
        return true;
    }

    /** Both roles come here when their channel is on the thread. */
    Connection begin(QuicChannel channel, boolean dialled) {
        Peer peer = peerOf(channel);
        Connection connection = new Connection(this, peer, channel, dialled, limits);
        peer.connections().add(connection);
        byUse.add(connection);
        channel.closeFuture().addListener(closed -> gone(connection));
        return connection;
    }

    private void gone(Connection connection) {
        connection.stopTimers();
        byUse.remove(connection);
        Peer peer = connection.peer();
        peer.connections().remove(connection);
        boolean hopeless = connection.isUntried() && peer.connections().stream().noneMatch(Connection::isPromising);
        if (hopeless || routes.of(peer.key()) != peer) refuseWaiting(peer, connection.reason());
        else serve(peer);
    }

    void used(Connection connection) {
        if (byUse.remove(connection)) byUse.add(connection);
    }

    /** A stream that the peer opened: to the acceptor, if it can be had. */
    void accept(Connection connection, QuicStreamChannel channel) {
        QuicStream stream = QuicStream.theirs(connection);
        channel.pipeline().addLast(stream);
        Acceptor listening = acceptor;
        boolean tooMany = connection.peer().streams() >= SLACK * limits.streamsPerPeer();
        if (listening == null || tooMany || !connection.isUp()) {
            stream.reset();
            return;
        }
        try {
            stream.hear(listening.accepted(connection.peer().key(), stream));
        } catch (RuntimeException e) {
            complaints.add("the acceptor of streams threw", e);
            stream.reset();
        }
    }

    void broken(StreamListener listener, String why) {
        tell(listener, heard -> heard.broken(why));
    }

    /** What a listener throws stays here. */
    void tell(StreamListener listener, Consumer<StreamListener> what) {
        try {
            what.accept(listener);
        } catch (RuntimeException e) {
            complaints.add("the listener of a stream threw", e);
        }
    }

    /** The peer's connections end while the way to it is still known, so that it hears of it. */
    void drop(Peer peer, String why) {
        for (Connection connection : List.copyOf(peer.connections())) connection.end(why);
        refuseWaiting(peer, why);
    }
}
