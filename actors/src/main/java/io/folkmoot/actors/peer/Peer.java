package io.folkmoot.actors.peer;

import io.folkmoot.actors.links.Self;
import io.folkmoot.actors.lookup.Lookups;
import io.folkmoot.actors.lookup.Options;
import io.folkmoot.actors.lookup.Outcome;
import io.folkmoot.actors.routing.RoutingTable;
import io.folkmoot.actors.time.MonotonicClock;
import io.folkmoot.actors.wire.Wire;
import io.folkmoot.config.Settings;
import io.folkmoot.persistence.records.Notes;
import io.folkmoot.persistence.records.RecordStore;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.records.Expected;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.protocol.records.SignedRecord;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;

/** One whole peer: it starts its parts, joins, watches over them, and is what everything local talks to. */
public final class Peer {
    public sealed interface Command {}

    public record GetHealth(ActorRef<Health> replyTo) implements Command {}

    public record GetStatus(ActorRef<PeerStatus> replyTo) implements Command {}

    public record GetPeers(ActorRef<RoutingTable.Peers> replyTo) implements Command {}

    public record GetLinks(ActorRef<io.folkmoot.actors.links.Status> replyTo) implements Command {}

    /** Passes a search on. */
    public record Seek(Lookups.Command command) implements Command {}

    /** Signs what the draft says as the next version of its slot, and has the responsible peers hold it. */
    public record Publish(Draft draft, Options options, long ref, ActorRef<Published> replyTo) implements Command {}

    /** A record of our own to be: the name counts for owned kinds, whose newest version it replaces. */
    public record Draft(Kind kind, String name, Bytes body, Optional<Duration> life, Expected expected) {}

    /** The record as it was signed, absent when it never came to that, and what came of storing it. */
    public record Published(long ref, Optional<SignedRecord> record, Outcome outcome) {}

    /** One round trip to a peer, for people. */
    public record Ping(Contact to, Duration patience, long ref, ActorRef<io.folkmoot.actors.links.Reply> replyTo)
            implements Command {}

    /** Who answers at this address? */
    public record Meet(
            Address address, Duration patience, long ref, ActorRef<io.folkmoot.actors.links.Encounter> replyTo)
            implements Command {}

    /** Tells once when joining has succeeded or failed; at once if that is over. */
    public record AwaitJoin(ActorRef<Joined> replyTo) implements Command {}

    /** Whether there is at least one live neighbour; the text says what was tried where there is none. */
    public record Joined(boolean withNeighbours, String text) {}

    /** Takes leave of the neighbours, flushes what is under way, and ends. */
    public record Stop(String reason, ActorRef<Stopped> replyTo) implements Command {}

    public record Stopped() {}

    /** Crashes are by the name of the part: a bucket, lookup or link stands for all of its kind. */
    public record PeerStatus(
            NodeId id,
            PublicKey key,
            Address address,
            Health health,
            int neighbours,
            int known,
            long records,
            Duration uptime,
            Map<String, Long> crashes,
            Map<String, Long> counts) {}

    /** Where to join: a pinned key is insisted on, without one the first answer is believed. */
    public record Entrance(Optional<PublicKey> key, Address address) {}

    /** What a peer is made of; whoever gives wire and store closes them after the peer has stopped. */
    public record Parts(
            SigningKey key,
            Self self,
            Settings settings,
            List<Entrance> entrances,
            Wire wire,
            RecordStore store,
            Notes notes,
            io.folkmoot.protocol.records.Validator validator,
            InstantSource wallClock,
            MonotonicClock clock,
            RandomGenerator dice) {}

    private Peer() {}

    public static Behavior<Command> create(Parts parts) {
        return org.apache.pekko.actor.typed.javadsl.Behaviors.ignore();
    }
}
