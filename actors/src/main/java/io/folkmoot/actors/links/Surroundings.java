package io.folkmoot.actors.links;

import io.folkmoot.actors.time.MonotonicClock;
import io.folkmoot.actors.wire.Wire;
import java.util.random.RandomGenerator;
import org.apache.pekko.actor.typed.ActorRef;

/** What every link needs of the world, and to whom it passes on what it hears. */
record Surroundings(
        Self self,
        LinkSettings settings,
        Wire wire,
        MonotonicClock clock,
        RandomGenerator dice,
        Routes routes,
        Counts counts,
        ActorRef<Inbound> handler,
        ActorRef<LinkEvent> events,
        ActorRef<Links.Command> links,
        long begun) {
    private static final long NANOS_PER_ID = 1_000;

    boolean speaksStreams() {
        return self.streams() && wire.streams().available();
    }

    /**
     * Where the request ids of a new link begin: by chance in each life of the process, and within one above all that any
     * link has used, since none asks a million times a second. A peer drops what is far below what it has seen.
     */
    long nextFirstId() {
        return (self.boot() & Integer.MAX_VALUE) + (clock.nanos() - begun) / NANOS_PER_ID;
    }
}
