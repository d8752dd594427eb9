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
        ActorRef<Links.Command> links) {
    boolean speaksStreams() {
        return self.streams() && wire.streams().available();
    }
}
