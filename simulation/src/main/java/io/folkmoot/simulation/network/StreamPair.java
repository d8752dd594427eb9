package io.folkmoot.simulation.network;

import io.folkmoot.simulation.world.Timer;
import org.jspecify.annotations.Nullable;

/** One stream: its two ends, a lane each way between them, and how long there has been no way. */
final class StreamPair {
    private final Exchange exchange;
    private final StreamEnd opener;
    private final StreamEnd taker;
    private final Lane forth;
    private final Lane back;
    private @Nullable Timer patience;
    /** Why one end went and left the other, which has yet to hear of it. */
    private @Nullable String farewell;

    StreamPair(Exchange exchange, StreamEnd opener, StreamEnd taker) {
        this.exchange = exchange;
        this.opener = opener;
        this.taker = taker;
        Link link = new Link(opener.streams().local(), taker.streams().local());
        long stream = exchange.nextStream(link);
        forth = new Lane(exchange, this, opener, taker, link, stream);
        back = new Lane(exchange, this, taker, opener, new Link(link.to(), link.from()), ~stream);
        opener.pair(this);
        taker.pair(this);
    }

    /** The lane on which the end writes. */
    Lane from(StreamEnd end) {
        return end == opener ? forth : back;
    }

    /** The lane on which the end reads. */
    Lane to(StreamEnd end) {
        return end == opener ? back : forth;
    }

    boolean flows() {
        return opener.streams().isConnectedTo(taker.streams());
    }

    /** Looks whether there is still a way, and gives up when there has been none for too long. */
    void check() {
        if (!flows()) {
            if (patience == null)
                patience =
                        exchange.world().afterNanos(SimulatedStreams.PATIENCE, () -> breakBoth("no way to the peer"));
            return;
        }
        if (patience == null) return;
        patience.cancel();
        patience = null;
        if (farewell != null) tell(opener.isOver() ? taker : opener, farewell);
        forth.pump();
        back.pump();
    }

    private void breakBoth(String reason) {
        opener.breakHere(reason);
        taker.breakHere(reason);
    }

    /** The other end hears of it when a packet gets there; without a way, when there is one or its patience ends. */
    void breakFar(StreamEnd end, String reason) {
        farewell = reason;
        if (flows()) tell(end == opener ? taker : opener, reason);
    }

    private void tell(StreamEnd end, String reason) {
        exchange.world().afterNanos(to(end).delay(), () -> end.breakHere(reason));
    }

    /** An end has nothing more to say or to hear; the pair is over when both have. */
    void left() {
        if (!opener.isOver() || !taker.isOver()) {
            check();
            return;
        }
        if (patience != null) patience.cancel();
        exchange.end(this);
    }

    void laneEnded() {
        if (!forth.isComplete() || !back.isComplete()) return;
        opener.leave();
        taker.leave();
    }
}
