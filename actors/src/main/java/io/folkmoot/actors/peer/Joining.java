package io.folkmoot.actors.peer;

import io.folkmoot.actors.links.Encounter;
import io.folkmoot.actors.links.Links;
import io.folkmoot.actors.links.Reply;
import io.folkmoot.actors.lookup.Lookups;
import io.folkmoot.actors.lookup.Options;
import io.folkmoot.actors.lookup.Outcome;
import io.folkmoot.actors.lookup.Search;
import io.folkmoot.actors.peer.Peer.Entrance;
import io.folkmoot.actors.peer.Peer.Joined;
import io.folkmoot.actors.routing.KnownPeers;
import io.folkmoot.actors.routing.Located;
import io.folkmoot.actors.routing.RoutingTable;
import io.folkmoot.actors.supervision.BackOff;
import io.folkmoot.actors.time.MonotonicClock;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.frames.Ping;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.identity.Placement;
import io.folkmoot.protocol.keys.PublicKey;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/**
 * Brings this peer into the mesh, and back whenever it has lost it: knocks at the entrances until each has answered once,
 * looks for the closest neighbours as soon as there is one to ask, and then into the buckets farther off.
 */
final class Joining extends AbstractMatchingBehavior<Joining.Command> {

    sealed interface Command {}

    record AwaitJoin(ActorRef<Joined> replyTo) implements Command {}

    /** A peer has entered the table. */
    record Entered(Contact neighbour) implements Command {}

    /** There is no living neighbour any more. */
    record Lonely() implements Command {}

    private record Encountered(Encounter encounter) implements Command {}

    private record Replied(Reply reply) implements Command {}

    private record Ended(Outcome outcome) implements Command {}

    private record Knock() implements Command {}

    private record Recalled(RoutingTable.Memory memory) implements Command {}

    private record DeadlineDue() implements Command {}

    /** What was asked before this number and has not ended got lost. */
    private record Overdue(long before) implements Command {}

    record Parts(
            PublicKey self,
            List<Entrance> entrances,
            Duration deadline,
            ActorRef<Links.Command> links,
            ActorRef<RoutingTable.Command> table,
            ActorRef<Lookups.Command> lookups,
            KnownPeers known,
            MonotonicClock clock,
            RandomGenerator dice) {
        Parts {
            entrances = List.copyOf(entrances);
        }
    }

    /** A handshake to the other side of the world, with one packet of it lost. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** Reading a note of what was known takes less, on any disk that a person would wait for. */
    private static final Duration MEMORY_PATIENCE = Duration.ofSeconds(2);

    private static final Duration LEAST_PAUSE = Duration.ofSeconds(1);
    /** So soon after a bootstrap node is back its peers are, too. */
    private static final Duration MOST_PAUSE_ALONE = Duration.ofSeconds(30);
    /** An entrance that has never answered may lead to a part of the mesh that this peer does not know. */
    private static final Duration MOST_PAUSE = Duration.ofMinutes(10);

    /** Far beyond any patience or search: a part that crashed has taken the answer with it. */
    private static final Duration OVERDUE = Duration.ofMinutes(1);

    private static final Duration NEVER_QUIET = Duration.ofDays(1);

    static Behavior<Command> create(Parts parts) {
        return Behaviors.setup(context -> {
            context.setLoggerName(Joining.class);
            return Behaviors.withTimers(timers -> new Joining(context, timers, parts));
        });
    }

    private final TimerScheduler<Command> timers;
    private final Parts parts;
    private final NodeId self;
    private final ActorRef<Encounter> encounters;
    private final ActorRef<Reply> replies;
    private final ActorRef<Outcome> outcomes;
    private final PeerLog log;
    private final List<ActorRef<Joined>> waiting = new ArrayList<>();
    private final Map<Long, Entrance> asked = new LinkedHashMap<>();
    private final Deque<NodeId> farther = new ArrayDeque<>();
    private Entrances entrances;
    private BackOff backOff;
    private boolean searching;
    private boolean joined;
    private boolean over;
    private long asks;
    private long lastSearch = -1;
    private int remembered;

    private Joining(ActorContext<Command> context, TimerScheduler<Command> timers, Parts parts) {
        super(context);
        this.timers = timers;
        this.parts = parts;
        this.self = Placement.of(parts.self());
        this.encounters = context.messageAdapter(Encounter.class, Encountered::new);
        this.replies = context.messageAdapter(Reply.class, Replied::new);
        this.outcomes = context.messageAdapter(Outcome.class, Ended::new);
        this.log = new PeerLog(context.getLog());
        this.entrances = Entrances.given(parts.entrances());
        this.backOff = BackOff.between(LEAST_PAUSE, MOST_PAUSE_ALONE, NEVER_QUIET);
        timers.startSingleTimer(new DeadlineDue(), entrances.isEmpty() ? MEMORY_PATIENCE : parts.deadline());
        parts.table()
                .tell(new RoutingTable.AwaitMemory(context.messageAdapter(RoutingTable.Memory.class, Recalled::new)));
        knock();
        search();
    }

    @Override
    public Behavior<Command> onMessage(Command command) {
        switch (command) {
            case AwaitJoin(ActorRef<Joined> replyTo) -> onAwaitJoin(replyTo);
            case Entered(Contact neighbour) -> onEntered(neighbour);
            case Lonely() -> onLonely();
            case Encountered(Encounter encounter) -> onEncountered(encounter);
            case Replied(Reply reply) -> onReplied(reply);
            case Ended(Outcome outcome) -> onEnded(outcome);
            case Knock() -> knock();
            case Recalled(RoutingTable.Memory memory) -> onRecalled(memory);
            case DeadlineDue() -> onDeadlineDue();
            case Overdue(long before) -> onOverdue(before);
        }
        return this;
    }

    private void onAwaitJoin(ActorRef<Joined> replyTo) {
        if (over || joined) replyTo.tell(state());
        else waiting.add(replyTo);
    }

    private void onEntered(Contact neighbour) {
        entrances = entrances.met(neighbour);
        if (!joined) search();
    }

    private void onLonely() {
        if (!joined) return;
        joined = false;
        log.lonely();
        entrances = entrances.allToTry();
        backOff = BackOff.between(LEAST_PAUSE, MOST_PAUSE_ALONE, NEVER_QUIET);
        // Whoever lost the same neighbour in the same moment would knock in the same moment, too.
        knockAgain();
    }

    /** A round is over when each of its knocks has come to an end; the next one follows after a pause. */
    private void knock() {
        for (Entrance entrance : entrances.toTry()) {
            long ref = asks++;
            asked.put(ref, entrance);
            watchOver();
            if (entrance.key().isPresent()) ping(new Contact(entrance.key().get(), entrance.address()), ref);
            else parts.links().tell(new Links.Meet(entrance.address(), PATIENCE, ref, encounters));
        }
        if (!joined) search();
        if (asked.isEmpty() && !joined) knockAgain();
    }

    private void onEncountered(Encounter encounter) {
        Entrance entrance = asked.get(encounter.ref());
        if (entrance == null) return;
        switch (encounter) {
            case Encounter.Met(long ref, Contact contact)
            when contact.key().equals(parts.self()) -> passed(ref, entrance);
            case Encounter.Met(long ref, Contact contact) -> ping(contact, ref);
            case Encounter.Unmet(long ref, var address) -> failed(ref, entrance, "nobody answers");
        }
    }

    private void ping(Contact contact, long ref) {
        if (contact.key().equals(parts.self())) {
            Entrance own = asked.get(ref);
            if (own != null) passed(ref, own);
            return;
        }
        parts.links().tell(new Links.Ask(contact, new Ping(), PATIENCE, ref, replies));
    }

    private void onReplied(Reply reply) {
        Entrance entrance = asked.get(reply.ref());
        if (entrance == null) return;
        switch (reply) {
            case Reply.Answered answered -> passed(reply.ref(), entrance);
            case Reply.Unanswered(long ref, var peer, Reply.Why why) -> failed(ref, entrance, why.text());
        }
    }

    private void passed(long ref, Entrance entrance) {
        asked.remove(ref);
        entrances = entrances.passed(entrance);
        // It may lead to peers that this one has never heard of.
        search();
        endRound();
    }

    private void failed(long ref, Entrance entrance, String problem) {
        asked.remove(ref);
        entrances = entrances.failed(entrance, problem);
        endRound();
    }

    private void endRound() {
        if (!asked.isEmpty()) return;
        if (!joined) entrances = entrances.toTry().isEmpty() ? entrances.allToTry() : entrances;
        if (!entrances.toTry().isEmpty()) knockAgain();
    }

    private void knockAgain() {
        if (timers.isTimerActive(Knock.class)) return;
        backOff = backOff.failed(parts.clock().nanos());
        timers.startSingleTimer(Knock.class, new Knock(), backOff.pause(parts.dice()));
    }

    private void search() {
        if (searching || parts.known().size() == 0) return;
        searching = true;
        farther.clear();
        begin(self);
    }

    private void begin(NodeId target) {
        lastSearch = asks++;
        watchOver();
        parts.lookups().tell(new Lookups.Begin(new Search.Nodes(target), Options.USUAL, lastSearch, outcomes));
    }

    private void watchOver() {
        if (!timers.isTimerActive(Overdue.class)) timers.startSingleTimer(Overdue.class, new Overdue(asks), OVERDUE);
    }

    private void onOverdue(long before) {
        List<Long> lost = asked.keySet().stream().filter(ref -> ref < before).toList();
        for (long ref : lost) {
            Entrance entrance = asked.get(ref);
            if (entrance != null) failed(ref, entrance, "what it answered got lost");
        }
        if (searching && lastSearch < before) {
            searching = false;
            farther.clear();
            if (!joined) knockAgain();
        }
        if (searching || !asked.isEmpty()) watchOver();
    }

    private void onEnded(Outcome outcome) {
        if (outcome.ref() != lastSearch) return;
        boolean found =
                outcome instanceof Outcome.Closest closest && !closest.peers().isEmpty();
        if (found && !joined) settle();
        if (found && farther.isEmpty() && searching) lookFarther();
        NodeId next = farther.poll();
        if (next != null) begin(next);
        else searching = false;
        if (!joined) knockAgain();
    }

    private void lookFarther() {
        List<Located> closest = parts.known().closest(self, 1);
        if (closest.isEmpty()) return;
        searching = false;
        farther.addAll(FarBuckets.targets(self, closest.getFirst().id(), parts.dice()));
    }

    private void settle() {
        joined = true;
        over = true;
        backOff = BackOff.between(LEAST_PAUSE, MOST_PAUSE, NEVER_QUIET);
        log.joined(parts.known().size());
        answer();
    }

    /** Whoever knows nobody and is given nobody need not wait for anybody. */
    private void onRecalled(RoutingTable.Memory memory) {
        remembered = memory.peers();
        if (!entrances.isEmpty() || over) return;
        if (remembered == 0) onDeadlineDue();
        else timers.startSingleTimer(new DeadlineDue(), parts.deadline());
    }

    private void onDeadlineDue() {
        if (over) return;
        over = true;
        log.notJoined(state().text());
        answer();
    }

    private void answer() {
        waiting.forEach(replyTo -> replyTo.tell(state()));
        waiting.clear();
    }

    private Joined state() {
        if (joined) return new Joined(true, "joined; " + parts.known().size() + " neighbours");
        if (parts.entrances().isEmpty() && remembered > 0)
            return new Joined(false, "no neighbour yet, and still trying the " + remembered + " known at the last run");
        if (parts.entrances().isEmpty())
            return new Joined(false, "alone: no address to join through was given; others can join through this peer");
        return new Joined(false, "no neighbour yet, and still trying: " + entrances.problems());
    }
}
