package io.folkmoot.actors.peer;

import io.folkmoot.actors.links.Encounter;
import io.folkmoot.actors.links.LinkEvent;
import io.folkmoot.actors.links.Links;
import io.folkmoot.actors.links.Reply;
import io.folkmoot.actors.links.Self;
import io.folkmoot.actors.links.Status;
import io.folkmoot.actors.lookup.Lookups;
import io.folkmoot.actors.lookup.Options;
import io.folkmoot.actors.lookup.Outcome;
import io.folkmoot.actors.lookup.Search;
import io.folkmoot.actors.records.Records;
import io.folkmoot.actors.routing.Located;
import io.folkmoot.actors.routing.RoutingTable;
import io.folkmoot.actors.routing.TableEvent;
import io.folkmoot.actors.supervision.GaveUp;
import io.folkmoot.actors.supervision.Part;
import io.folkmoot.actors.supervision.Supervision;
import io.folkmoot.actors.time.MonotonicClock;
import io.folkmoot.actors.wire.Wire;
import io.folkmoot.config.Settings;
import io.folkmoot.persistence.records.Notes;
import io.folkmoot.persistence.records.RecordStore;
import io.folkmoot.persistence.records.StoreCounts;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.identity.Placement;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.records.Expected;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.protocol.records.SignedRecord;
import io.folkmoot.protocol.records.Validator;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/** One whole peer: it starts its parts, joins, watches over them, and is what everything local talks to. */
public final class Peer extends AbstractMatchingBehavior<Peer.Command> {
    public sealed interface Command {}

    public record GetHealth(ActorRef<Health> replyTo) implements Command {}

    public record GetStatus(ActorRef<PeerStatus> replyTo) implements Command {}

    public record GetPeers(ActorRef<RoutingTable.Peers> replyTo) implements Command {}

    public record GetLinks(ActorRef<Status> replyTo) implements Command {}

    /** Passes a search on. */
    public record Seek(Lookups.Command command) implements Command {}

    /** Signs what the draft says as the next version of its slot, and has the responsible peers hold it. */
    public record Publish(Draft draft, Options options, long ref, ActorRef<Published> replyTo) implements Command {}

    /** A record of our own to be: the name counts for owned kinds, whose newest version it replaces. */
    public record Draft(Kind kind, String name, Bytes body, Optional<Duration> life, Expected expected) {}

    /** The record as it was signed, absent when it never came to that, and what came of storing it. */
    public record Published(long ref, Optional<SignedRecord> record, Outcome outcome) {}

    /** One round trip to a peer, for people. */
    public record Ping(Contact to, Duration patience, long ref, ActorRef<Reply> replyTo) implements Command {}

    /** Who answers at this address? */
    public record Meet(Address address, Duration patience, long ref, ActorRef<Encounter> replyTo) implements Command {}

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
            Map<String, Long> counts) {
        PeerStatus with(int sessions, Map<String, Long> counted) {
            return new PeerStatus(
                    id, key, address, health, sessions, known, records, uptime, crashes, new TreeMap<>(counted));
        }
    }

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
            Validator validator,
            InstantSource wallClock,
            MonotonicClock clock,
            RandomGenerator dice) {
        public Parts {
            entrances = List.copyOf(entrances);
        }
    }

    record BranchEnded(Part part) implements Command {}

    private record BranchGaveUp(GaveUp gaveUp) implements Command {}

    private record LinkHappened(LinkEvent event) implements Command {}

    private record TableHappened(TableEvent event) implements Command {}

    private record Felt(Reply reply) implements Command {}

    private record Look() implements Command {}

    private record Counted(Lookups.Counts counts) implements Command {}

    private record CountDue() implements Command {}

    private record Farewell(int step) implements Command {}

    /** A jump of the clock or a lost mesh is known within half a minute; more often would wake idle machines. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(30);

    /** The peer tells the consumer how it ended, once; then its actor ends. */
    public static Behavior<Command> create(Parts parts, Consumer<Ended> whenEnded) {
        Supervision supervision = new Supervision(parts.clock(), parts.dice());
        return supervision.ending(Part.PEER, Behaviors.setup(context -> {
            context.setLoggerName(Peer.class);
            return Behaviors.withTimers(timers -> new Peer(context, timers, parts, supervision, whenEnded));
        }));
    }

    public static Behavior<Command> create(Parts parts) {
        return create(parts, ended -> {});
    }

    private final ActorContext<Command> context;
    private final TimerScheduler<Command> timers;
    private final Parts parts;
    private final Supervision supervision;
    private final Consumer<Ended> whenEnded;
    private final Branches branches;
    private final Vitals vitals;
    private final ActorRef<Lookups.Counts> searches;
    private final PeerLog log;
    private final long begun;
    private Leaving leaving = Leaving.NOT;
    private Health.State lastState = Health.State.OK;
    private boolean told;
    private long spawned;

    private Peer(
            ActorContext<Command> context,
            TimerScheduler<Command> timers,
            Parts parts,
            Supervision supervision,
            Consumer<Ended> whenEnded) {
        super(context);
        this.context = context;
        this.timers = timers;
        this.parts = parts;
        this.supervision = supervision;
        this.whenEnded = whenEnded;
        this.log = new PeerLog(context.getLog());
        this.begun = parts.clock().nanos();
        this.searches = context.messageAdapter(Lookups.Counts.class, Counted::new);
        this.branches = new Branches(
                context,
                parts,
                supervision,
                new Branches.Ears(
                        context.messageAdapter(LinkEvent.class, LinkHappened::new),
                        context.messageAdapter(TableEvent.class, TableHappened::new),
                        context.messageAdapter(GaveUp.class, BranchGaveUp::new)));
        this.vitals = new Vitals(
                parts,
                branches.known(),
                supervision.counts(),
                branches.links(),
                context.messageAdapter(Reply.class, Felt::new));
        timers.startTimerWithFixedDelay(new Look(), LOOK_EVERY);
    }

    @Override
    public Behavior<Command> onMessage(Command command) {
        switch (command) {
            case GetHealth(ActorRef<Health> replyTo) -> onGetHealth(replyTo);
            case GetStatus(ActorRef<PeerStatus> replyTo) -> onGetStatus(replyTo);
            case GetPeers(ActorRef<RoutingTable.Peers> replyTo) ->
                branches.table().tell(new RoutingTable.GetPeers(replyTo));
            case GetLinks(ActorRef<Status> replyTo) -> branches.links().tell(new Links.GetStatus(replyTo));
            case Seek(Lookups.Command wanted) -> branches.lookups().tell(wanted);
            case Publish publish -> onPublish(publish);
            case Ping(Contact to, Duration patience, long ref, ActorRef<Reply> replyTo) ->
                branches.links()
                        .tell(new Links.Ask(to, new io.folkmoot.protocol.frames.Ping(), patience, ref, replyTo));
            case Meet(Address address, Duration patience, long ref, ActorRef<Encounter> replyTo) ->
                branches.links().tell(new Links.Meet(address, patience, ref, replyTo));
            case AwaitJoin(ActorRef<Joined> replyTo) -> branches.joining().tell(new Joining.AwaitJoin(replyTo));
            case Stop stop -> onStop(stop);
            case BranchGaveUp(GaveUp gaveUp) -> onBranchGaveUp(gaveUp);
            case BranchEnded(Part part) -> fail(part.word() + " could not begin");
            case LinkHappened(LinkEvent event) -> onLinkHappened(event);
            case TableHappened(TableEvent event) -> onTableHappened(event);
            case Felt(Reply reply) -> vitals.felt(reply);
            case Look() -> onLook();
            case Counted(Lookups.Counts counts) -> onCounted(counts);
            case CountDue() -> onCountDue();
            case Farewell(int step) -> {
                return onFarewell(step);
            }
        }
        return this;
    }

    @Override
    public Behavior<Command> onSignal(Signal signal) {
        if (signal instanceof PostStop) tellEnd();
        return this;
    }

    private void onGetHealth(ActorRef<Health> replyTo) {
        vitals.feel(true);
        replyTo.tell(health());
    }

    private void onGetStatus(ActorRef<PeerStatus> replyTo) {
        vitals.feel(true);
        StoreCounts store = parts.store().counts();
        Map<String, Long> counts = new TreeMap<>();
        counts.put("dropped-while-paused", supervision.counts().droppedWhilePaused());
        PeerStatus status = new PeerStatus(
                Placement.of(parts.self().key()),
                parts.self().key(),
                parts.wire().local(),
                health(),
                0,
                branches.known().size(),
                store.records(),
                Duration.ofNanos(parts.clock().nanos() - begun),
                supervision.counts().snapshot(),
                counts);
        var asked = new Survey.Parts(branches.links(), branches.table(), branches.lookups(), branches.records());
        session(Part.SURVEY, Survey.create(asked, status, store, replyTo));
    }

    private void onPublish(Publish publish) {
        var needed = new Publishing.Parts(
                parts.key(), branches.lookups(), parts.store(), parts.validator(), parts.wallClock());
        session(Part.PUBLISHING, Publishing.create(needed, publish));
    }

    private <T> void session(Part part, Behavior<T> behavior) {
        context.spawn(
                supervision.ending(part, behavior), part.word() + "-" + spawned++, DispatcherSelector.sameAsParent());
    }

    private void onLinkHappened(LinkEvent event) {
        if (event instanceof LinkEvent.Up up && up.participates()) vitals.live();
        branches.table().tell(new RoutingTable.LinkHappened(event));
    }

    private void onTableHappened(TableEvent event) {
        switch (event) {
            case TableEvent.Entered(Located peer) -> {
                vitals.live();
                branches.joining().tell(new Joining.Entered(peer.contact()));
                branches.records().tell(new Records.TableHappened(event));
            }
            case TableEvent.Restarted restarted -> branches.records().tell(new Records.TableHappened(event));
            case TableEvent.Departed departed -> {
                if (branches.known().size() == 0) branches.joining().tell(new Joining.Lonely());
                branches.records().tell(new Records.TableHappened(event));
            }
            case TableEvent.RefreshDue(NodeId target) -> refresh(target);
        }
    }

    private void refresh(NodeId target) {
        if (!leaving.isStaying()) return;
        branches.lookups()
                .tell(new Lookups.Begin(
                        new Search.Nodes(target),
                        Options.USUAL,
                        0,
                        context.getSystem().ignoreRef()));
    }

    private void onLook() {
        vitals.look();
        Health health = health();
        if (health.state() == lastState) return;
        lastState = health.state();
        log.health(health);
        if (lastState == Health.State.ISOLATED) branches.joining().tell(new Joining.Lonely());
    }

    private Health health() {
        return vitals.health(leaving.failure());
    }

    private void onBranchGaveUp(GaveUp gaveUp) {
        fail(gaveUp.part().word() + ": " + gaveUp.why());
    }

    private void fail(String why) {
        if (leaving.failure().isPresent()) return;
        log.failed(why);
        boolean begun = !leaving.isStaying();
        leaving = leaving.failed(why);
        // Whoever still can hears that this peer goes; nothing is worth waiting for.
        if (!begun) takeLeave(0);
    }

    private void onStop(Stop stop) {
        boolean begun = !leaving.isStaying();
        leaving = leaving.told(stop, parts.clock().nanos());
        if (begun) return;
        log.stopping(stop.reason());
        context.stop(branches.joining());
        branches.table().tell(new RoutingTable.Save());
        countSearches();
    }

    private void countSearches() {
        if (!leaving.isWaiting()) return;
        branches.lookups().tell(new Lookups.GetCounts(searches));
        timers.startSingleTimer(Leaving.class, new CountDue(), Leaving.LOOK_AGAIN);
    }

    /** What is under way may end, for a while: somebody waits for it. */
    private void onCounted(Lookups.Counts counts) {
        if (leaving.isWaiting()
                && leaving.mayGo(counts.underWay(), parts.clock().nanos())) takeLeave(0);
    }

    /** Lookups that are being restarted do not count, and nobody waits for what they had under way. */
    private void onCountDue() {
        if (leaving.isWaiting() && leaving.mayGo(Long.MAX_VALUE, parts.clock().nanos())) takeLeave(0);
        else countSearches();
    }

    private void takeLeave(int step) {
        leaving = leaving.going();
        branches.links().tell(new Links.TakeLeave(leaving.notice()));
        timers.startSingleTimer(Leaving.class, new Farewell(step + 1), Leaving.STEP);
    }

    /** A notice may be lost, and is given twice; what was sent last leaves in the meantime. */
    private Behavior<Command> onFarewell(int step) {
        if (step < Leaving.STEPS) {
            takeLeave(step);
            return this;
        }
        return Behaviors.stopped();
    }

    private void tellEnd() {
        if (told) return;
        told = true;
        leaving.waiting().forEach(replyTo -> replyTo.tell(new Stopped()));
        whenEnded.accept(new Ended(leaving.failure()));
    }
}
