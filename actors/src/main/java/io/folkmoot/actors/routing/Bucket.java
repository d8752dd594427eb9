package io.folkmoot.actors.routing;

import io.folkmoot.actors.time.MonotonicClock;
import io.folkmoot.protocol.identity.NodeId;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.ExtensibleBehavior;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.TypedActorContext;

/**
 * One bucket of the table: order, liveness and replacement of its contacts. There are dozens in each of many peers, so it
 * has no timers, adapters or watches of its own; the table keeps time, pings and supervises.
 */
final class Bucket extends ExtensibleBehavior<Bucket.Command> {
    sealed interface Command {}

    /** A stranger has a session with us: is it worth a ping? */
    record Consider(Located stranger) implements Command {}

    /** It answered our own ping from this address, and participates. */
    record Answered(Located peer, long roundTripNanos) implements Command {}

    /** Its own session proved this address. */
    record Reached(Located peer) implements Command {}

    /** What a search saw of members of this bucket. */
    record Observed(List<Seen> seen) implements Command {
        Observed {
            seen = List.copyOf(seen);
        }
    }

    record Seen(NodeId id, boolean answered, long roundTripNanos) {}

    record Missed(NodeId id) implements Command {}

    record Unclear(NodeId id) implements Command {}

    record Removed(NodeId id) implements Command {}

    /** What the sessions know of members of this bucket. */
    record Noticed(List<Heard> heard) implements Command {
        Noticed {
            heard = List.copyOf(heard);
        }
    }

    record Heard(NodeId id, long nanos) {}

    record LookRound() implements Command {}

    record Describe(long ref) implements Command {}

    /** The members as they last were, for the next life of a bucket that crashes; only the bucket writes it. */
    static final class Memory {
        private volatile List<Member> members;

        Memory(List<Member> members) {
            this.members = List.copyOf(members);
        }

        List<Member> members() {
            return members;
        }
    }

    static Bucket create(
            int index,
            BucketRules rules,
            Memory memory,
            MonotonicClock clock,
            ActorRef<? super RoutingTable.OfBucket> table) {
        return new Bucket(index, new BucketState(rules, unasked(memory.members()), List.of()), memory, clock, table);
    }

    private final int index;
    private final Memory memory;
    private final MonotonicClock clock;
    private final ActorRef<? super RoutingTable.OfBucket> table;
    private BucketState state;

    private Bucket(
            int index,
            BucketState state,
            Memory memory,
            MonotonicClock clock,
            ActorRef<? super RoutingTable.OfBucket> table) {
        this.index = index;
        this.state = state;
        this.memory = memory;
        this.clock = clock;
        this.table = table;
    }

    @Override
    public Behavior<Command> receive(TypedActorContext<Command> context, Command command) {
        long now = clock.nanos();
        switch (command) {
            case Consider(Located stranger) -> consider(stranger, now);
            case Answered(Located peer, long trip) -> become(state.answered(peer, now, trip));
            case Reached(Located peer) -> become(state.reached(peer, now));
            case Observed(List<Seen> seen) -> seen.forEach(one -> observe(one, now));
            case Missed(NodeId id) -> become(state.missed(id, now));
            case Unclear(NodeId id) -> become(state.unclear(id));
            case Removed(NodeId id) -> become(state.removed(id, now));
            case Noticed(List<Heard> heard) -> heard.forEach(one -> become(state.heard(one.id(), one.nanos())));
            case LookRound() -> become(state.idle(now));
            case Describe(long ref) -> table.tell(new RoutingTable.Described(ref, index, state.members()));
        }
        return this;
    }

    @Override
    public Behavior<Command> receiveSignal(TypedActorContext<Command> context, Signal signal) {
        return this;
    }

    private void consider(Located stranger, long now) {
        if (state.wants(stranger, now)) table.tell(new RoutingTable.Wanted(stranger));
    }

    private void observe(Seen seen, long now) {
        become(seen.answered() ? state.served(seen.id(), now, seen.roundTripNanos()) : state.failed(seen.id()));
    }

    private void become(BucketState.Step step) {
        List<Member> before = state.members();
        state = step.state();
        if (!BucketState.samePeers(before, state.members())) {
            memory.members = state.members();
            table.tell(new RoutingTable.Changed(index, memory, state.members(), gone(before, state.members())));
        }
        if (!step.checks().isEmpty()) table.tell(new RoutingTable.ChecksWanted(step.checks()));
    }

    /** What became of the pings of the last life may have been told to it, and nobody would ask again. */
    private static List<Member> unasked(List<Member> members) {
        return members.stream().map(member -> member.checking(false)).toList();
    }

    private static List<Member> gone(List<Member> before, List<Member> after) {
        List<Member> gone = new ArrayList<>(before);
        gone.removeIf(old -> after.stream().anyMatch(member -> member.id().equals(old.id())));
        return gone;
    }
}
