package io.folkmoot.actors.routing;

import io.folkmoot.actors.links.LastHeard;
import io.folkmoot.actors.links.LinkEvent;
import io.folkmoot.actors.links.Links;
import io.folkmoot.actors.links.Reply;
import io.folkmoot.actors.supervision.Supervision;
import io.folkmoot.actors.time.MonotonicClock;
import io.folkmoot.config.Settings;
import io.folkmoot.persistence.records.Notes;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.keys.PublicKey;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/** The known peers: a child for each bucket in use, and the view of all of them that everybody reads. */
public final class RoutingTable extends AbstractMatchingBehavior<RoutingTable.Command> {
    public sealed interface Command {}

    /** A session began, moved or ended. */
    public record LinkHappened(LinkEvent event) implements Command {}

    /** Hearsay: peers that somebody named. They become candidates, and nothing that is known changes. */
    public record Heard(List<Contact> contacts) implements Command {
        public Heard {
            contacts = List.copyOf(contacts);
        }
    }

    /** What came of asking peers: a search tells all of its experiences when it ends. */
    public record Experienced(List<Experience> experiences) implements Command {
        public Experienced {
            experiences = List.copyOf(experiences);
        }
    }

    /** The peer said that it goes away. */
    public record Left(PublicKey peer) implements Command {}

    public record GetPeers(ActorRef<Peers> replyTo) implements Command {}

    public record Peers(List<PeerView> peers) {
        public Peers {
            peers = List.copyOf(peers);
        }
    }

    /** Tells how many peers are remembered from the last life of this process, once that is known. */
    public record AwaitMemory(ActorRef<Memory> replyTo) implements Command {}

    public record Memory(int peers) {}

    /** Notes what is known now, instead of soon: there may be no soon. */
    public record Save() implements Command {}

    public record GetCounts(ActorRef<Counts> replyTo) implements Command {}

    /** Since this table began. */
    public record Counts(Map<TableCount, Long> counts) {}

    /** What buckets say. */
    sealed interface OfBucket extends Command {}

    /** Other members, or another address of one: all of them, and those who are no longer among them. */
    record Changed(int bucket, Bucket.Memory of, List<Member> members, List<Member> gone) implements OfBucket {}

    /** A stranger is worth a ping. */
    record Wanted(Located stranger) implements OfBucket {}

    record ChecksWanted(List<Located> peers) implements OfBucket {}

    record Described(long ref, int bucket, List<Member> members) implements OfBucket {}

    private record Replied(Reply reply) implements Command {}

    private record Noticed(LastHeard heard) implements Command {}

    private record NotesRead(Optional<Bytes> note) implements Command {}

    private record PingDue() implements Command {}

    private record SaveDue() implements Command {}

    private record DescriptionsLate() implements Command {}

    private record RoundDue() implements Command {}

    /** What the table of one peer is made of; it publishes its view through {@code published}. */
    public record Parts(
            PublicKey self,
            Settings.Routing settings,
            ActorRef<Links.Command> links,
            PublishedTable published,
            Notes notes,
            InstantSource wallClock,
            MonotonicClock clock,
            RandomGenerator dice,
            ActorRef<TableEvent> events,
            Supervision supervision) {}

    public static Behavior<Command> create(Parts parts) {
        return Behaviors.setup(context -> {
            context.setLoggerName(RoutingTable.class);
            return Behaviors.withTimers(timers -> new RoutingTable(context, timers, parts));
        });
    }

    private final Table table;

    private RoutingTable(ActorContext<Command> context, TimerScheduler<Command> timers, Parts parts) {
        super(context);
        var alarms = new Alarms(timers, parts, new PingDue(), new SaveDue(), new DescriptionsLate(), new RoundDue());
        table = new Table(
                context,
                parts,
                alarms,
                context.messageAdapter(Reply.class, Replied::new),
                context.messageAdapter(LastHeard.class, Noticed::new));
        ActorRef<Command> self = context.getSelf();
        parts.notes().read(SavedTable.PAGE, note -> self.tell(new NotesRead(note)));
    }

    @Override
    public Behavior<Command> onMessage(Command command) {
        switch (command) {
            case LinkHappened(LinkEvent event) -> table.linkHappened(event);
            case Heard(List<Contact> contacts) -> table.heard(contacts);
            case Experienced(List<Experience> experiences) -> table.experienced(experiences);
            case Left(PublicKey peer) -> table.left(peer);
            case GetPeers(ActorRef<Peers> replyTo) -> table.describe(views -> replyTo.tell(new Peers(views)));
            case Save() -> table.save();
            case AwaitMemory(ActorRef<Memory> replyTo) -> table.awaitMemory(replyTo);
            case GetCounts(ActorRef<Counts> replyTo) -> replyTo.tell(new Counts(table.counts()));
            case Changed changed -> table.changed(changed);
            case Wanted(Located stranger) -> table.wanted(stranger);
            case ChecksWanted(List<Located> peers) -> table.check(peers);
            case Described(long ref, int bucket, List<Member> members) -> table.described(ref, bucket, members);
            case Replied(Reply reply) -> table.replied(reply);
            case Noticed(LastHeard heard) -> table.notice(heard);
            case NotesRead(Optional<Bytes> note) -> table.remember(note);
            case PingDue() -> {}
            case SaveDue() -> table.save();
            case DescriptionsLate() -> table.descriptionsLate();
            case RoundDue() -> table.lookRound();
        }
        table.ping();
        return this;
    }
}
