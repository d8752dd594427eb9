package io.folkmoot.simulation.network;

import io.folkmoot.actors.wire.Direct;
import io.folkmoot.actors.wire.Path;
import io.folkmoot.actors.wire.StreamListener;
import io.folkmoot.actors.wire.Streams;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.keys.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The streams of one wire. Two wires have a way for streams when each is routed to the other under the key that the other
 * really has; the first stream to a peer waits a round trip for that, as a connection's handshake does.
 */
final class SimulatedStreams implements Streams {
    /** As long as QUIC goes on trying; the same as a stream that has begun may be without a way. */
    static final long PATIENCE = Duration.ofSeconds(30).toNanos();

    /** The first attempts are close together, because the other end routes us only when our packet has arrived. */
    private static final long FIRST_RETRY = Duration.ofMillis(50).toNanos();

    private static final long LONGEST_RETRY = Duration.ofSeconds(2).toNanos();

    private final Exchange exchange;
    private final Address local;
    private final PublicKey identity;
    private final Map<PublicKey, Path> routes = new TreeMap<>();
    private final Set<PublicKey> connected = new TreeSet<>();
    private final Set<StreamEnd> ends = new LinkedHashSet<>();
    private @Nullable Acceptor acceptor;
    private boolean closed;

    SimulatedStreams(Exchange exchange, Address local, PublicKey identity) {
        this.exchange = exchange;
        this.local = local;
        this.identity = identity;
    }

    Address local() {
        return local;
    }

    @Override
    public boolean available() {
        return true;
    }

    @Override
    public void listen(Acceptor acceptor) {
        if (this.acceptor != null) throw new IllegalStateException("somebody takes streams already");
        this.acceptor = acceptor;
    }

    @Nullable
    Acceptor acceptor() {
        return acceptor;
    }

    @Override
    public void route(PublicKey peer, Path path) {
        exchange.world().checkThread();
        if (closed) return;
        routes.put(peer, path);
        exchange.changed();
    }

    @Override
    public void unroute(PublicKey peer) {
        exchange.world().checkThread();
        if (!routes.containsKey(peer)) return;
        drop(peer, "the session is over");
        routes.remove(peer);
        connected.remove(peer);
        exchange.changed();
    }

    void close() {
        for (PublicKey peer : List.copyOf(routes.keySet())) drop(peer, "the wire is closed");
        closed = true;
        routes.clear();
        connected.clear();
        exchange.moveOut(this);
        exchange.changed();
    }

    private void drop(PublicKey peer, String reason) {
        for (StreamEnd end : new ArrayList<>(ends)) if (end.peer().equals(peer)) end.drop(reason);
    }

    @Override
    public boolean isBusy(PublicKey peer) {
        return ends.stream().anyMatch(end -> end.peer().equals(peer) && !end.isOver());
    }

    @Override
    public void open(PublicKey peer, StreamListener listener) {
        exchange.world().checkThread();
        StreamEnd end = new StreamEnd(this, peer, exchange.world());
        end.listener(listener);
        if (closed || !routes.containsKey(peer)) {
            end.drop("no session with " + peer);
            return;
        }
        ends.add(end);
        long deadline = exchange.world().nanos() + PATIENCE;
        exchange.world().afterNanos(0, () -> connect(end, deadline, FIRST_RETRY));
    }

    private void connect(StreamEnd end, long deadline, long pause) {
        if (end.isOver()) return;
        SimulatedStreams far = partner(end.peer());
        long now = exchange.world().nanos();
        if (far != null) {
            long wait = knows(far) && far.knows(this) ? 0 : roundTrip(far);
            exchange.world().afterNanos(wait, () -> begin(end, far, deadline));
        } else if (now >= deadline) {
            end.drop("no answer from " + end.peer());
        } else {
            long next = Math.min(pause, deadline - now);
            exchange.world().afterNanos(next, () -> connect(end, deadline, Math.min(2 * pause, LONGEST_RETRY)));
        }
    }

    private boolean knows(SimulatedStreams far) {
        return connected.contains(far.identity);
    }

    private long roundTrip(SimulatedStreams far) {
        long now = exchange.world().nanos();
        return exchange.delay(new Link(local, far.local), now) + exchange.delay(new Link(far.local, local), now);
    }

    private void begin(StreamEnd end, SimulatedStreams far, long deadline) {
        if (end.isOver()) return;
        if (!isConnectedTo(far)) {
            connect(end, deadline, FIRST_RETRY);
            return;
        }
        connected.add(far.identity);
        far.connected.add(identity);
        StreamEnd other = new StreamEnd(far, identity, exchange.world());
        far.ends.add(other);
        exchange.begin(new StreamPair(exchange, end, other));
        end.opened();
    }

    /** The other end, where there is a way to it and back at present. */
    private @Nullable SimulatedStreams partner(PublicKey peer) {
        if (!(routes.get(peer) instanceof Direct direct)) return null;
        SimulatedStreams far = exchange.at(direct.address());
        return far != null && isConnectedTo(far) ? far : null;
    }

    /** Whether bytes go to and fro between the two. */
    boolean isConnectedTo(SimulatedStreams far) {
        return leadsTo(far) && far.leadsTo(this) && !exchange.isCut(local, far.local);
    }

    private boolean leadsTo(SimulatedStreams far) {
        return !far.closed && new Direct(far.local).equals(routes.get(far.identity));
    }

    void forget(StreamEnd end) {
        ends.remove(end);
    }
}
