package io.folkmoot.actors.links;

import io.folkmoot.actors.wire.Path;
import io.folkmoot.protocol.keys.PublicKey;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/**
 * Where the packets of one neighbour go: to its link, or to whoever keeps its session meanwhile. Counts those that wait
 * there, so that one neighbour's flood fills its own places and no others.
 */
final class Room {
    /** A burst of 64 bodies in parts is under it; what is over is dropped as a full socket would drop it. */
    static final int MOST_WAITING = 1_024;

    /** Null for a handshake or hello whose peer is not known yet. */
    final @Nullable PublicKey peer;

    /** When a genuine packet of the peer last came; the smallest number before the first. */
    private volatile long heardAt = Long.MIN_VALUE;

    private final AtomicInteger waiting = new AtomicInteger();
    private volatile ActorRef<Arrived> tenant;

    Room(@Nullable PublicKey peer, ActorRef<Arrived> tenant) {
        this.peer = peer;
        this.tenant = tenant;
    }

    /** A packet on its way to the actor that has its session; a class, as a record with an array would compare by identity. */
    static final class Arrived implements Link.Command, Links.Command, Reception.Command, Meeting.Command {
        private final Room room;
        private final Path from;
        private final byte[] packet;

        private Arrived(Room room, Path from, byte[] packet) {
            this.room = room;
            this.from = from;
            this.packet = packet;
        }

        Room room() {
            return room;
        }

        Path from() {
            return from;
        }

        byte[] packet() {
            return packet;
        }
    }

    void heard(long now) {
        heardAt = now;
    }

    long heardAt() {
        return heardAt;
    }

    /** False if too many wait already. */
    boolean enter(Path from, byte[] packet) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            return false;
        }
        tenant.tell(new Arrived(this, from, packet));
        return true;
    }

    /** On to another actor, as one that waits there now. */
    void forward(ActorRef<Arrived> to, Arrived arrived) {
        waiting.incrementAndGet();
        to.tell(new Arrived(this, arrived.from(), arrived.packet()));
    }

    /** Called once for each that entered, when it is dealt with. */
    void left() {
        waiting.updateAndGet(count -> Math.max(0, count - 1));
    }

    /** What still waits with the one before may never be dealt with, and must not take places for ever. */
    void letTo(ActorRef<Arrived> next) {
        tenant = next;
        waiting.set(0);
    }
}
