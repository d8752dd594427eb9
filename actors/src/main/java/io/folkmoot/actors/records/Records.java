package io.folkmoot.actors.records;

import io.folkmoot.actors.links.Inbound;
import io.folkmoot.actors.links.Links;
import io.folkmoot.actors.lookup.Lookups;
import io.folkmoot.actors.routing.KnownPeers;
import io.folkmoot.actors.routing.TableEvent;
import io.folkmoot.actors.time.MonotonicClock;
import io.folkmoot.config.Settings;
import io.folkmoot.persistence.records.RecordStore;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.records.Validator;
import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;

/** The records that this peer is responsible for, and what other peers want of them. */
public final class Records {
    public sealed interface Command {}

    /** FIND_VALUE, STORE or SYNC of another peer; answered to whoever the request says. */
    public record Serve(Inbound.Asked asked) implements Command {}

    /** A neighbour came or went: some records may have new holders. */
    public record TableHappened(TableEvent event) implements Command {}

    public record GetStatus(ActorRef<Status> replyTo) implements Command {}

    /** What was counted since the start, by the names of the operations guide. */
    public record Status(Map<String, Long> counts) {}

    /** What it is made of; a peer that does not participate keeps its own records only. */
    public record Parts(
            PublicKey self,
            boolean participates,
            Settings.Records settings,
            RecordStore store,
            Validator validator,
            KnownPeers known,
            WriteTokens tokens,
            ActorRef<Links.Command> links,
            ActorRef<Lookups.Command> lookups,
            InstantSource wallClock,
            MonotonicClock clock,
            RandomGenerator dice) {}

    private Records() {}

    public static Behavior<Command> create(Parts parts) {
        return org.apache.pekko.actor.typed.javadsl.Behaviors.ignore();
    }
}
