package io.folkmoot.actors.links;

import io.folkmoot.actors.links.Room.Arrived;
import io.folkmoot.actors.wire.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/** What the supervisor keeps of one peer: where its packets go, and its link or, while that rests, its sessions. */
final class Neighbour {
    private static final int MOST_HELD = 256;

    final Room room;
    Path path;
    /** When it began to rest, while it does. */
    long since;

    @Nullable
    ActorRef<Link.Command> link;
    /** The link's own while there is one. */
    @Nullable
    Keyring kept;

    private final AtomicLong seen = new AtomicLong();
    private long told;
    /** Not null from the moment at which the link is asked to rest until it says whether it does. */
    private @Nullable List<Link.Command> held;

    Neighbour(Room room, Path path) {
        this.room = room;
        this.path = path;
    }

    void start(ActorRef<Link.Command> started) {
        link = started;
        kept = null;
        room.letTo(started.narrow());
    }

    /** How many of what it was told the link has seen; the link counts. */
    AtomicLong seen() {
        return seen;
    }

    void rest(Keyring keyring, Path used, long now, ActorRef<Arrived> keeper) {
        link = null;
        kept = keyring;
        path = used;
        since = now;
        room.letTo(keeper);
    }

    boolean isResting() {
        return kept != null;
    }

    /** False if there are too many that wait for the link to make up its mind. */
    boolean tell(Link.Command command) {
        if (held != null) {
            if (held.size() >= MOST_HELD) return false;
            return held.add(command);
        }
        ActorRef<Link.Command> to = link;
        if (to == null) throw new IllegalStateException("no link to tell");
        told++;
        to.tell(command);
        return true;
    }

    /** Whether the link has seen everything that it was told. */
    boolean hasSeenAll(long seen) {
        return held == null && told == seen;
    }

    void hold() {
        held = new ArrayList<>();
    }

    /** What was held back; nothing is any more. */
    List<Link.Command> release() {
        List<Link.Command> released = held == null ? List.of() : held;
        held = null;
        return released;
    }
}
