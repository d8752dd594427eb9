package io.folkmoot.actors.records;

import io.folkmoot.actors.routing.Located;
import io.folkmoot.actors.routing.TableEvent;
import io.folkmoot.actors.supervision.Part;
import io.folkmoot.protocol.identity.NodeId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/** Sees to it that the other holders of what this peer holds have it too: a child for each round with a neighbour. */
final class Repair extends AbstractMatchingBehavior<Repair.Command> {
    sealed interface Command {}

    record TableHappened(TableEvent event) implements Command {}

    /** The neighbour holds all that we hold of the block. */
    record InStep(NodeId neighbour, Block block) implements Command {}

    /** The neighbour has named its records of a block, and we hold more. */
    record LacksSome(NodeId neighbour) implements Command {}

    record RoundEnded(NodeId neighbour, boolean complete) implements Command {}

    /** However the child ended, its neighbour gets another turn. */
    private record RoundGone(ActorRef<SyncRound.Command> round, NodeId neighbour) implements Command {}

    private record RoundDue() implements Command {}

    private record LookDue() implements Command {}

    /** What happens to the table together, when this peer joins or a network comes back, is looked at once. */
    private static final Duration LOOK_AFTER = Duration.ofSeconds(1);

    /** As many as a whole table. */
    private static final int MOST_NEWS = 256;

    /** Rounds at once: one that waits for an answer does not hold up the others. */
    private static final int MOST_ROUNDS = 4;

    /** The closest holders bring a new one its records; five, so that it does not matter that some are gone too. */
    private static final int BRINGERS = 5;

    /** Whoever shares a key with this peer is, in a key space filled by chance, among so many times the holders. */
    private static final int NEIGHBOURS_PER_HOLDER = 4;

    static Behavior<Command> create(Holder holder) {
        return Behaviors.setup(context -> {
            context.setLoggerName(Repair.class);
            return Behaviors.withTimers(timers -> new Repair(context, timers, holder));
        });
    }

    private final ActorContext<Command> context;
    private final TimerScheduler<Command> timers;
    private final Holder holder;
    private final RepairSchedule schedule;
    private final Freshness freshness;
    private final int holders;
    private final Set<ActorRef<SyncRound.Command>> rounds = new LinkedHashSet<>();
    /** Those whose round has said that it is complete; one that crashed has not. */
    private final Set<NodeId> completed = new TreeSet<>();

    private final List<TableEvent> news = new ArrayList<>();
    private long begun;

    private Repair(ActorContext<Command> context, TimerScheduler<Command> timers, Holder holder) {
        super(context);
        this.context = context;
        this.timers = timers;
        this.holder = holder;
        this.holders = holder.region().holders();
        Duration every = holder.parts().settings().repairEvery();
        this.schedule = new RepairSchedule(
                every,
                holder.parts().settings().repairAfterChange(),
                holder.parts().dice());
        this.freshness = new Freshness(every.toNanos() / 2);
        lookAround();
        begin();
    }

    @Override
    public Behavior<Command> onMessage(Command command) {
        switch (command) {
            case TableHappened(TableEvent event) -> {
                onTableHappened(event);
                return this;
            }
            case LookDue() -> onLookDue();
            case InStep(NodeId neighbour, Block block) -> freshness.agreed(neighbour, block, holder.nanos());
            case LacksSome(NodeId neighbour) -> onLacksSome(neighbour);
            case RoundEnded(NodeId neighbour, boolean complete) -> complete(neighbour, complete);
            case RoundGone(ActorRef<SyncRound.Command> round, NodeId neighbour) -> onRoundGone(round, neighbour);
            case RoundDue() -> {}
        }
        begin();
        return this;
    }

    private void onTableHappened(TableEvent event) {
        if (event instanceof TableEvent.RefreshDue) return;
        if (news.isEmpty()) timers.startSingleTimer(new LookDue(), LOOK_AFTER);
        news.add(event);
        if (news.size() >= MOST_NEWS) onLookDue();
    }

    private void onLookDue() {
        lookAround();
        news.forEach(this::heed);
        news.clear();
    }

    private void heed(TableEvent event) {
        long now = holder.nanos();
        switch (event) {
            case TableEvent.Entered(Located peer) -> {
                // Whoever comes back may have lost what it held.
                freshness.forget(peer.id());
                schedule.soon(peer.id(), now);
            }
            case TableEvent.Restarted(Located peer) -> {
                freshness.forget(peer.id());
                schedule.soon(peer.id(), now);
            }
            case TableEvent.Departed(Located peer) -> schedule.soon(successors(peer.id()), now);
            case TableEvent.RefreshDue due -> {}
        }
    }

    private void lookAround() {
        schedule.know(
                holder.parts().known().closest(holder.region().self(), NEIGHBOURS_PER_HOLDER * holders),
                holder.nanos());
    }

    /** Who answers now for what the departed peer held and this one is to bring. */
    private Collection<NodeId> successors(NodeId departed) {
        return Succession.of(holder.region(), departed, BRINGERS);
    }

    private void onLacksSome(NodeId neighbour) {
        freshness.forget(neighbour);
        schedule.behind(neighbour, holder.nanos());
    }

    private void complete(NodeId neighbour, boolean complete) {
        if (complete) completed.add(neighbour);
    }

    private void onRoundGone(ActorRef<SyncRound.Command> round, NodeId neighbour) {
        // A round from before a crash of ours is none of this schedule.
        if (!rounds.remove(round)) return;
        boolean complete = completed.remove(neighbour);
        if (!complete) holder.counts().raise(Count.REPAIR_ROUNDS_FAILED);
        schedule.ended(neighbour, complete, holder.nanos());
    }

    private void begin() {
        long now = holder.nanos();
        while (rounds.size() < MOST_ROUNDS) {
            Optional<RepairSchedule.Round> due = schedule.take(now);
            if (due.isEmpty()) break;
            begin(due.get(), now);
        }
        OptionalLong next = schedule.nextDue();
        if (rounds.size() < MOST_ROUNDS && next.isPresent())
            timers.startSingleTimer(new RoundDue(), Duration.ofNanos(Math.max(1, next.getAsLong() - now)));
    }

    private void begin(RepairSchedule.Round round, long now) {
        List<Block> blocks = blocks(round, now);
        if (blocks.isEmpty()) {
            schedule.ended(round.peer().id(), true, now);
            return;
        }
        holder.counts().raise(Count.REPAIR_ROUNDS);
        NodeId id = round.peer().id();
        ActorRef<SyncRound.Command> child = context.spawn(
                holder.parts()
                        .supervision()
                        .ending(
                                Part.REPAIR,
                                SyncRound.create(holder, new SyncRound.Start(round.peer(), blocks, context.getSelf()))),
                "round-" + id.toShortText() + "-" + ++begun,
                DispatcherSelector.sameAsParent());
        rounds.add(child);
        context.watchWith(child, new RoundGone(child, id));
    }

    private List<Block> blocks(RepairSchedule.Round round, long now) {
        Region region = holder.region();
        NodeId peer = round.peer().id();
        if (holder.parts().store().counts().records() == 0) return List.of();
        return switch (round.scope()) {
            case NEAREST -> Sharing.of(region, BRINGERS, peer, holders);
            case ALL ->
                Sharing.of(region, holders + region.tolerance(), peer, holders).stream()
                        .filter(block -> !freshness.isFresh(peer, block, now))
                        .toList();
        };
    }
}
