package io.folkmoot.actors.links;

import io.folkmoot.actors.door.Rooms;
import io.folkmoot.actors.time.MonotonicClock;
import io.folkmoot.actors.wire.Path;
import io.folkmoot.protocol.bytes.Bytes;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/** Which session id leads to whom: written by the actors, read by the door on the wire's thread for every packet. */
final class Routes implements Rooms {
    /** First packets that wait for cryptography; at some 3,000 a second and core, a tenth of a second of work. */
    static final int MOST_INITS = 256;

    /** So many waiting are more than chance: from here on cookies are asked for. */
    private static final int BUSY_INITS = 32;

    private static final long BUSY_NANOS = 5_000_000_000L;

    /** Hints that wait to be looked at; one that is lost comes again with the next packet. */
    private static final int MOST_RESETS = 64;

    private final RoomTable rooms;
    /** By the ids that the other ends chose: a reset that names none of them is none of ours. */
    private final RoomTable sentUnder;

    private final AtomicInteger waitingInits = new AtomicInteger();
    private final Counts counts;
    private final MonotonicClock clock;
    private final ActorRef<Links.Command> links;
    private final AtomicInteger waitingResets = new AtomicInteger();
    private volatile @Nullable ActorRef<Reception.Command> reception;
    /** On the wire's thread only, as the next. */
    private boolean everBusy;

    private long busyUntil;

    Routes(int sessions, Counts counts, MonotonicClock clock, ActorRef<Links.Command> links) {
        this.rooms = new RoomTable(sessions);
        this.sentUnder = new RoomTable(sessions);
        this.counts = counts;
        this.clock = clock;
        this.links = links;
    }

    void receiveBy(ActorRef<Reception.Command> receiver) {
        reception = receiver;
    }

    @Override
    public boolean deliver(long id, Path from, byte[] packet) {
        Room room = rooms.get(id);
        if (room == null) return false;
        if (!room.enter(from, packet)) counts.raise(Count.DROPPED_NEIGHBOUR_BACKLOG_FULL);
        return true;
    }

    @Override
    public boolean admit(Path from, byte[] init, boolean validated) {
        ActorRef<Reception.Command> receiver = reception;
        if (receiver == null) return false;
        int waiting = waitingInits.incrementAndGet();
        if (waiting >= BUSY_INITS) {
            busyUntil = clock.nanos() + BUSY_NANOS;
            everBusy = true;
        }
        if (waiting > MOST_INITS) {
            waitingInits.decrementAndGet();
            return false;
        }
        receiver.tell(new Reception.Knocked(from, Bytes.adopt(init)));
        return true;
    }

    /** Called once for each that was admitted, when it is dealt with. */
    void initDone() {
        waitingInits.decrementAndGet();
    }

    /** For some seconds after too many waited: else a flood would get its share of the cryptography in every lull it leaves. */
    @Override
    public boolean busy() {
        return everBusy && clock.nanos() < busyUntil;
    }

    @Override
    public void reset(Path from, long session, long counter) {
        Room room = sentUnder.get(session);
        if (room == null || room.peer == null) counts.raise(Count.DROPPED_RESET);
        else if (waitingResets.incrementAndGet() > MOST_RESETS) waitingResets.decrementAndGet();
        else links.tell(new Links.ResetHinted(waitingResets, room.peer, from, session, counter));
    }

    /** A session that both ends have proved: packets come under its local id, and resets name the remote one. */
    void confirm(Keys keys, Room room) {
        rooms.replace(keys.local(), room);
        sentUnder.add(keys.remote(), room);
    }

    void close(Keys keys) {
        rooms.remove(keys.local());
        sentUnder.remove(keys.remote());
    }

    /** A fresh id under which packets reach the room; chance of 64 bits keeps strangers from guessing it. */
    long open(Room room, RandomGenerator dice) {
        while (true) {
            long id = dice.nextLong();
            if (rooms.add(id, room)) return id;
        }
    }

    void move(long id, Room room) {
        rooms.replace(id, room);
    }

    void close(long id) {
        rooms.remove(id);
    }

    @Nullable
    Room at(long id) {
        return rooms.get(id);
    }
}
