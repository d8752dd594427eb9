package io.folkmoot.actors.lookup;

import io.folkmoot.actors.links.Links;
import io.folkmoot.actors.routing.KnownPeers;
import io.folkmoot.actors.routing.RoutingTable;
import io.folkmoot.actors.supervision.Supervision;
import io.folkmoot.actors.time.MonotonicClock;
import io.folkmoot.config.Settings;
import io.folkmoot.persistence.records.RecordStore;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.records.Validator;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;

/** All searches under way: one child each. */
public final class Lookups {
    public sealed interface Command {}

    /** Begins a search. The number is the asker's own, comes back with the one {@link Outcome}, and names it for cancelling. */
    public record Begin(Search search, Options options, long ref, ActorRef<Outcome> replyTo) implements Command {}

    /** The asker no longer wants it, and hears that it is abandoned, unless the outcome was faster. */
    public record Cancel(long ref, ActorRef<Outcome> replyTo) implements Command {}

    public record GetCounts(ActorRef<Counts> replyTo) implements Command {}

    /** Since the start; the names stand in the operations guide. */
    public record Counts(long begun, long underWay, long refusedBusy, long crashed, long requests) {}

    /** What searches are made of; a peer that does not participate is never among the holders of a key. */
    public record Parts(
            PublicKey self,
            boolean participates,
            Settings.Lookup settings,
            Settings.Records records,
            int k,
            ActorRef<Links.Command> links,
            ActorRef<RoutingTable.Command> table,
            KnownPeers known,
            RecordStore store,
            Validator validator,
            InstantSource wallClock,
            MonotonicClock clock,
            RandomGenerator dice,
            Supervision supervision) {}

    private Lookups() {}

    public static Behavior<Command> create(Parts parts) {
        return org.apache.pekko.actor.typed.javadsl.Behaviors.ignore();
    }
}
