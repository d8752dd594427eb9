package io.folkmoot.actors.links;

import io.folkmoot.actors.door.Door;
import io.folkmoot.actors.links.Reply.Unanswered;
import io.folkmoot.actors.links.Reply.Why;
import io.folkmoot.actors.links.Room.Arrived;
import io.folkmoot.actors.supervision.Part;
import io.folkmoot.actors.supervision.Supervision;
import io.folkmoot.actors.time.MonotonicClock;
import io.folkmoot.actors.wire.Direct;
import io.folkmoot.actors.wire.Path;
import io.folkmoot.actors.wire.Wire;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.frames.Leave;
import io.folkmoot.protocol.frames.Message;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.packets.Transport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.PreRestart;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/**
 * All conversations of this peer: one child for each neighbour that is talking, and the sessions of those that rest.
 * Everything above asks here and never sees a packet.
 */
public final class Links extends AbstractMatchingBehavior<Links.Command> {
    /** The longest that anybody may wait for an answer; how long answers are kept for repetition follows from it. */
    public static final long LONGEST_PATIENCE_MILLIS = 60_000;

    public sealed interface Command
            permits Ask,
                    Withdraw,
                    Meet,
                    OpenStream,
                    End,
                    TakeLeave,
                    GetStatus,
                    WhenHeard,
                    Arrived,
                    SessionProved,
                    CookieGiven,
                    ResetHinted,
                    FrameArrived,
                    RestOffered,
                    StaysAwake,
                    Rested,
                    LinkStopped,
                    Happened,
                    StreamWaits,
                    Sweep {}

    /** Asks a peer, dialling it if need be. The number is the asker's own and comes back with the one {@link Reply}. */
    public record Ask(Contact to, Message message, Duration patience, long ref, ActorRef<Reply> replyTo)
            implements Command {}

    /** The asker no longer wants the answer, and hears that it is withdrawn, unless the answer was faster. */
    public record Withdraw(PublicKey to, long ref, ActorRef<Reply> replyTo) implements Command {}

    /** Asks whoever is at an address who it is. Nothing proves the answer but a session with the key that it names. */
    public record Meet(Address address, Duration patience, long ref, ActorRef<Encounter> replyTo) implements Command {}

    /** Opens a stream for a service of a peer; the owner hears what becomes of it. */
    public record OpenStream(Contact to, String service, Duration patience, ActorRef<StreamEvent> owner)
            implements Command {
        public OpenStream {
            StreamKind.requireService(service);
        }
    }

    /** Ends the session with a peer, and everything under way with it. */
    public record End(PublicKey peer) implements Command {}

    /** Tells everybody with whom there is a session that this peer goes away. Nothing comes back. */
    public record TakeLeave(Leave leave) implements Command {}

    public record GetStatus(ActorRef<Status> replyTo) implements Command {}

    /** When a packet last came of each of these peers with whom there is a session; the number is the asker's own. */
    public record WhenHeard(List<PublicKey> peers, long ref, ActorRef<LastHeard> replyTo) implements Command {}

    /** A first packet of a session that we answered has come: its owner holds the key and is there. */
    record SessionProved(PublicKey peer, Link.Confirmed confirmed) implements Command {}

    record CookieGiven(PublicKey peer, Bytes cookie) implements Command {}

    record ResetHinted(AtomicInteger waiting, PublicKey peer, Path from, long session, long counter)
            implements Command {}

    record FrameArrived(PublicKey peer, Bytes frame) implements Command {}

    record RestOffered(PublicKey peer, ActorRef<Link.Command> link, long seen) implements Command {}

    record StaysAwake(PublicKey peer, ActorRef<Link.Command> link) implements Command {}

    record Rested(PublicKey peer, ActorRef<Link.Command> link, Keyring keyring, Path path) implements Command {}

    record LinkStopped(PublicKey peer, ActorRef<Link.Command> link) implements Command {}

    record Happened(LinkEvent event) implements Command {}

    /** A stream has yet to say what it is for, and has not for ever. */
    record StreamWaits() implements Command {}

    private record Sweep() implements Command {}

    /**
     * What the links of one peer are made of; the dice must be fit for keys. Begun is when this life of the process did:
     * links that crash and begin again go on numbering their requests from there, or others would take them for old ones.
     */
    public record Parts(
            Self self,
            LinkSettings settings,
            Door.Settings door,
            Wire wire,
            MonotonicClock clock,
            RandomGenerator dice,
            ActorRef<Inbound> handler,
            ActorRef<LinkEvent> events,
            Supervision supervision,
            long begun) {
        /** With nobody to ask for the counts of crashes. */
        public Parts(
                Self self,
                LinkSettings settings,
                Door.Settings door,
                Wire wire,
                MonotonicClock clock,
                RandomGenerator dice,
                ActorRef<Inbound> handler,
                ActorRef<LinkEvent> events) {
            this(self, settings, door, wire, clock, dice, handler, events, new Supervision(clock, dice), clock.nanos());
        }
    }

    public static Behavior<Command> create(Parts parts) {
        return Behaviors.setup(context -> {
            context.setLoggerName(Links.class);
            return Behaviors.withTimers(timers -> new Links(context, timers, parts));
        });
    }

    private final ActorContext<Command> context;
    private final Parts parts;
    private final Counts counts = new Counts();
    private final Routes routes;
    private final Surroundings around;
    private final Door door;
    private final Gatherings gatherings = new Gatherings();
    private final Neighbourhood neighbours;
    private final Partings partings;
    private final Sweeping sweeping;
    private long spawned;

    private Links(ActorContext<Command> context, TimerScheduler<Command> timers, Parts parts) {
        super(context);
        this.context = context;
        this.parts = parts;
        this.routes = new Routes(parts.settings().maxSessions(), counts, parts.clock(), context.getSelf());
        this.around = new Surroundings(
                parts.self(),
                parts.settings(),
                parts.wire(),
                parts.clock(),
                parts.dice(),
                routes,
                counts,
                parts.handler(),
                context.messageAdapter(LinkEvent.class, Happened::new),
                context.getSelf(),
                parts.begun());
        this.neighbours = new Neighbourhood(parts.settings().maxSessions());
        this.partings = new Partings(parts, routes, new LinkLog(context, Links.class));
        routes.receiveBy(context.spawn(
                parts.supervision().restartingAtOnce(Part.RECEPTION, Reception.create(around)),
                "reception",
                // Its cryptography would hold up every packet on the thread that the links may share with the wire.
                DispatcherSelector.defaultDispatcher()));
        this.door = new Door(parts.self().key(), parts.door(), parts.clock(), parts.dice(), parts.wire(), routes);
        parts.wire().streams().listen(StreamReception.acceptor(around, gatherings));
        parts.wire().listen(door);
        this.sweeping = new Sweeping(parts, timers, new Sweep(), gatherings, neighbours, partings, counts);
    }

    @Override
    public Behavior<Command> onMessage(Command command) {
        switch (command) {
            case Ask ask -> onAsk(ask);
            case Withdraw(PublicKey to, long ref, ActorRef<Reply> replyTo) -> onWithdraw(to, ref, replyTo);
            case Meet meet -> onMeet(meet);
            case OpenStream open -> onOpenStream(open);
            case End(PublicKey peer) -> onEnd(peer);
            case TakeLeave(Leave leave) ->
                neighbours.each((peer, it) -> awake(peer, it.path).tell(new Link.Tell(leave)));
            case GetStatus(ActorRef<Status> replyTo) -> onGetStatus(replyTo);
            case WhenHeard(List<PublicKey> peers, long ref, ActorRef<LastHeard> replyTo) ->
                replyTo.tell(neighbours.lastHeard(ref, peers));
            case Arrived arrived -> onArrived(arrived);
            case SessionProved(PublicKey peer, Link.Confirmed confirmed) -> onSessionProved(peer, confirmed);
            case CookieGiven(PublicKey peer, Bytes cookie) -> neighbours.keepCookie(peer, cookie);
            case ResetHinted hint -> onResetHinted(hint);
            case FrameArrived(PublicKey peer, Bytes frame) -> onFrameArrived(peer, frame);
            case RestOffered(PublicKey peer, ActorRef<Link.Command> link, long seen) -> onRestOffered(peer, link, seen);
            case StaysAwake(PublicKey peer, ActorRef<Link.Command> link) -> onStaysAwake(peer, link);
            case Rested rested -> onRested(rested);
            case LinkStopped(PublicKey peer, ActorRef<Link.Command> link) -> onLinkStopped(peer, link);
            case Happened(LinkEvent event) -> onHappened(event);
            case StreamWaits() -> sweeping.soon();
            case Sweep() -> sweeping.sweep();
        }
        return this;
    }

    @Override
    public Behavior<Command> onSignal(Signal signal) {
        if (signal instanceof PostStop || signal instanceof PreRestart)
            neighbours.removeAll().forEach(out -> partings.drop(out, "this peer stops"));
        return this;
    }

    private void onAsk(Ask ask) {
        Duration patience = ask.patience().toMillis() > LONGEST_PATIENCE_MILLIS
                ? Duration.ofMillis(LONGEST_PATIENCE_MILLIS)
                : ask.patience();
        Path at = new Direct(ask.to().address());
        var command =
                new Link.Ask(at, ask.message(), parts.clock().nanos() + patience.toNanos(), ask.ref(), ask.replyTo());
        if (ask.to().key().equals(parts.self().key())) {
            refuse(ask, Why.BAD_KEY);
        } else if (!awake(ask.to().key(), at).tell(command)) {
            refuse(ask, Why.WINDOW_FULL);
        }
    }

    private void refuse(Ask ask, Why why) {
        ask.replyTo().tell(new Unanswered(ask.ref(), ask.to().key(), why));
    }

    private void onWithdraw(PublicKey to, long ref, ActorRef<Reply> replyTo) {
        Neighbour neighbour = neighbours.get(to);
        if (neighbour != null && !neighbour.isResting()) neighbour.tell(new Link.Withdraw(ref, replyTo));
    }

    private void onMeet(Meet meet) {
        context.spawn(parts.supervision().ending(Part.MEETING, Meeting.create(around, meet)), "meeting-" + spawned++);
    }

    private void onOpenStream(OpenStream open) {
        Path at = new Direct(open.to().address());
        var end = new StreamEnd(open.to().key());
        end.listen(open.owner());
        long deadline = parts.clock().nanos() + open.patience().toNanos();
        var command = new Link.OpenStream(at, deadline, new StreamEnd.Ours(end, open.service()));
        if (!awake(open.to().key(), at).tell(command)) command.listener().broken(Why.WINDOW_FULL.text());
    }

    private void onEnd(PublicKey peer) {
        Neighbour neighbour = neighbours.get(peer);
        if (neighbour == null) return;
        neighbours.remove(peer);
        partings.drop(new Neighbourhood.Evicted(peer, neighbour), Why.ENDED.text());
    }

    private void onGetStatus(ActorRef<Status> replyTo) {
        replyTo.tell(new Status(
                neighbours.view(),
                counts.snapshot(),
                door.drops().snapshot(),
                parts.wire().counts(),
                around.speaksStreams()));
    }

    /** For a neighbour that rests, or one that has moved while the packet was on its way. */
    private void onArrived(Arrived arrived) {
        arrived.room().left();
        Room room = routes.at(Transport.receiver(arrived.packet()));
        Neighbour neighbour = room == null || room.peer == null ? null : neighbours.get(room.peer);
        if (room == null || room.peer == null || neighbour == null) {
            counts.raise(Count.DROPPED_UNOPENED);
            return;
        }
        ActorRef<Link.Command> link = awake(room.peer, neighbour.path).link;
        if (link != null) room.forward(link.narrow(), arrived);
    }

    private void onSessionProved(PublicKey peer, Link.Confirmed confirmed) {
        Neighbour neighbour = awake(peer, confirmed.path());
        routes.move(confirmed.keys().local(), neighbour.room);
        if (neighbour.tell(confirmed)) return;
        routes.close(confirmed.keys().local());
        counts.raise(Count.DROPPED_NEIGHBOUR_BACKLOG_FULL);
    }

    private void onResetHinted(ResetHinted hint) {
        hint.waiting().decrementAndGet();
        Neighbour neighbour = neighbours.get(hint.peer());
        if (neighbour != null && neighbour.path.equals(hint.from()))
            awake(hint.peer(), neighbour.path).tell(new Link.ResetHinted(hint.session(), hint.counter()));
    }

    private void onFrameArrived(PublicKey peer, Bytes frame) {
        Neighbour neighbour = neighbours.get(peer);
        if (neighbour == null) counts.raise(Count.DROPPED_STREAM);
        else awake(peer, neighbour.path).tell(new Link.FrameArrived(frame));
    }

    private void onRestOffered(PublicKey peer, ActorRef<Link.Command> link, long seen) {
        Neighbour neighbour = neighbours.get(peer);
        if (neighbour == null || !link.equals(neighbour.link) || !neighbour.hasSeenAll(seen)) return;
        neighbour.hold();
        link.tell(new Link.Rest());
    }

    private void onStaysAwake(PublicKey peer, ActorRef<Link.Command> link) {
        Neighbour neighbour = neighbours.get(peer);
        if (neighbour == null || !link.equals(neighbour.link)) return;
        neighbour.release().forEach(neighbour::tell);
    }

    private void onRested(Rested rested) {
        PublicKey peer = rested.peer();
        Keyring keyring = rested.keyring();
        Path path = rested.path();
        Neighbour neighbour = neighbours.get(peer);
        if (neighbour == null || !rested.link().equals(neighbour.link)) {
            partings.down(peer, keyring, Why.ENDED.text());
            return;
        }
        neighbour.rest(keyring, path, parts.clock().nanos(), context.getSelf().narrow());
        if (keyring.current() == null) neighbours.remove(peer);
        else sweeping.rests(neighbour);
        List<Link.Command> held = neighbour.release();
        if (held.isEmpty()) return;
        Neighbour again = awake(peer, path);
        held.forEach(again::tell);
    }

    /** After it had rested it is another's, or nobody's: only a link that ended takes its neighbour along. */
    private void onLinkStopped(PublicKey peer, ActorRef<Link.Command> link) {
        Neighbour neighbour = neighbours.get(peer);
        if (neighbour == null || !link.equals(neighbour.link)) return;
        List<Link.Command> held = neighbour.release();
        neighbours.remove(peer);
        if (held.isEmpty()) return;
        Neighbour again = awake(peer, neighbour.path);
        held.forEach(again::tell);
    }

    private void onHappened(LinkEvent event) {
        Neighbour neighbour = neighbours.get(event.peer());
        switch (event) {
            case LinkEvent.Up up when neighbour != null -> neighbour.path = up.path();
            case LinkEvent.Moved moved when neighbour != null -> neighbour.path = moved.path();
            default -> {}
        }
        parts.events().tell(event);
    }

    /** The neighbour with its link running, begun anew or from what was kept. */
    private Neighbour awake(PublicKey peer, Path path) {
        Neighbour neighbour = neighbours.get(peer);
        if (neighbour == null) {
            Neighbourhood.Evicted out = neighbours.pushOut();
            if (out != null) {
                counts.raise(Count.SESSIONS_EVICTED);
                partings.drop(out, Why.TOO_MANY_NEIGHBOURS.text());
            }
            neighbour = neighbours.add(
                    peer, () -> new Neighbour(new Room(peer, context.getSelf().narrow()), path));
        }
        if (neighbour.link == null) neighbour.start(spawn(peer, neighbour));
        return neighbour;
    }

    private ActorRef<Link.Command> spawn(PublicKey peer, Neighbour neighbour) {
        Keyring keyring = neighbour.kept == null ? new Keyring() : neighbour.kept;
        var start = new Link.Start(
                peer, neighbour.room, keyring, neighbour.path, neighbours.takeCookie(peer), neighbour.seen());
        String name = "link-" + peer.toHex().substring(0, 8) + "-" + spawned++;
        ActorRef<Link.Command> link = context.spawn(
                parts.supervision().restartingAtOnce(Part.LINK, Link.create(around, start)),
                name,
                DispatcherSelector.sameAsParent());
        context.watchWith(link, new LinkStopped(peer, link));
        return link;
    }
}
