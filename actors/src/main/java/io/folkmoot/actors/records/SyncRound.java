package io.folkmoot.actors.records;

import io.folkmoot.actors.links.Links;
import io.folkmoot.actors.links.Reply;
import io.folkmoot.actors.routing.Located;
import io.folkmoot.persistence.records.RecordStore;
import io.folkmoot.persistence.records.RecordStore.Held;
import io.folkmoot.persistence.records.Result;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.frames.Answer;
import io.folkmoot.protocol.frames.Failure;
import io.folkmoot.protocol.frames.Message;
import io.folkmoot.protocol.frames.Response;
import io.folkmoot.protocol.frames.Store;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.records.SignedRecord;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/** Compares with one neighbour, block by block, and sends it what it asks for; one question at a time. */
final class SyncRound extends AbstractMatchingBehavior<SyncRound.Command> {
    sealed interface Command {}

    private record StoreAnswered(Runnable next) implements Command {}

    private record PeerAnswered(Reply reply) implements Command {}

    private record AskAgain() implements Command {}

    private record Overdue() implements Command {}

    /** Over what, for whom to hear how it ended. */
    record Start(Located peer, List<Block> blocks, ActorRef<Repair.Command> owner) {}

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Far beyond anybody's patience: what was to come got lost with a part that crashed, and others wait for their turn. */
    private static final Duration OVERDUE = Duration.ofMinutes(1);

    /** Copies that travel at once: enough to keep a link busy, few enough to leave room for what people wait for. */
    private static final int SENT_AT_ONCE = 8;

    /** What one round may cost this peer's line; a neighbour that lacks more gets it in the next. */
    private static final long MOST_BYTES = 64L << 20;

    /** The members of all kinds that one key can have, roughly. */
    private static final int LISTED = 8_192;

    private static final int MOST_WAITS = 30;
    private static final long LONGEST_WAIT_MILLIS = 10_000;

    /** What has so little time left would be refused when it arrives. */
    private static final long LAST_MOMENTS_MILLIS = 30_000;

    static Behavior<Command> create(Holder holder, Start start) {
        return Behaviors.setup(context -> {
            return Behaviors.withTimers(timers -> new SyncRound(context, timers, holder, start));
        });
    }

    private final TimerScheduler<Command> timers;
    private final Holder holder;
    private final RecordStore store;
    private final Start start;
    private final Errands errands;
    private final ActorRef<Reply> replies;
    private RangeSync sync;
    private List<Bytes> toSend = List.of();
    private int underWay;
    private long sentBytes;
    private long asked;
    private int waits;
    private boolean failed;
    private boolean ended;

    private SyncRound(ActorContext<Command> context, TimerScheduler<Command> timers, Holder holder, Start start) {
        super(context);
        this.timers = timers;
        this.holder = holder;
        this.store = holder.parts().store();
        this.start = start;
        this.errands = new Errands(
                context.messageAdapter(Errands.Returned.class, returned -> new StoreAnswered(returned.next())));
        this.replies = context.messageAdapter(Reply.class, PeerAnswered::new);
        this.sync = RangeSync.over(start.blocks());
        context.setReceiveTimeout(OVERDUE, new Overdue());
        go();
    }

    @Override
    public Behavior<Command> onMessage(Command command) {
        if (ended) return Behaviors.stopped();
        switch (command) {
            case StoreAnswered(Runnable next) -> next.run();
            case PeerAnswered(Reply reply) -> onReply(reply);
            case AskAgain() -> go();
            case Overdue() -> end(false);
        }
        return ended ? Behaviors.stopped() : this;
    }

    private void go() {
        if (sync.next().isEmpty()) end(true);
        else
            switch (sync.next().get()) {
                case RangeSync.Measure step ->
                    store.digest(step.block().from(), step.block().to(), then(own -> {
                        sync = sync.measured(step, own);
                        go();
                    }));
                case RangeSync.Name step ->
                    store.list(step.block().from(), step.block().to(), LISTED, then(held -> {
                        sync = sync.named(step, worthNaming(held));
                        go();
                    }));
                case RangeSync.Ask step -> ask(step.message());
                case RangeSync.Push(List<Bytes> ids) -> {
                    toSend = ids;
                    sendMore();
                }
            }
    }

    private void ask(Message message) {
        holder.counts().raise(Count.SYNCS_SENT);
        tell(message);
    }

    private void tell(Message message) {
        holder.parts().links().tell(new Links.Ask(start.peer().contact(), message, PATIENCE, ++asked, replies));
    }

    /** What lasts, and what the neighbour is to hold. */
    private List<Bytes> worthNaming(List<Held> held) {
        long soon = holder.wallMillis() + LAST_MOMENTS_MILLIS;
        NodeId neighbour = start.peer().id();
        return held.stream()
                .filter(record -> record.forgottenAt() > soon && holder.region().holds(neighbour, record.key()))
                .map(Held::id)
                .toList();
    }

    private void onReply(Reply reply) {
        if (underWay > 0) onSent(reply);
        else if (sync.next().orElse(null) instanceof RangeSync.Ask step) onCompared(step, reply);
    }

    private void onCompared(RangeSync.Ask step, Reply reply) {
        if (!(reply instanceof Reply.Answered answered)) {
            end(false);
            return;
        }
        switch (answered.answer()) {
            case Response(Answer.Differences differences) -> onDifferences(step, differences);
            case Failure failure -> onRefused(failure);
            default -> end(false);
        }
    }

    private void onDifferences(RangeSync.Ask step, Answer.Differences differences) {
        try {
            sync = sync.answered(step, differences);
        } catch (MalformedException e) {
            end(false);
            return;
        }
        boolean lacksNothing =
                differences.digests().isEmpty() && differences.wanted().isEmpty();
        if (lacksNothing && !step.digest().equals(RangeSync.NO_DIGEST))
            start.owner().tell(new Repair.InStep(start.peer().id(), step.block()));
        waits = 0;
        go();
    }

    private void onRefused(Failure failure) {
        switch (failure.reason()) {
            case RATE_LIMITED, BUSY -> waitAndAskAgain(failure.retryAfterMillis());
            case NOT_RESPONSIBLE -> {
                // It knows peers that we do not: what it does not answer for is theirs.
                sync = sync.pushed();
                go();
            }
            default -> end(false);
        }
    }

    private void waitAndAskAgain(OptionalLong millis) {
        if (++waits > MOST_WAITS) end(false);
        else
            timers.startSingleTimer(
                    new AskAgain(), Duration.ofMillis(Math.min(LONGEST_WAIT_MILLIS, 1 + millis.orElse(1_000))));
    }

    private void sendMore() {
        if (failed || sentBytes > MOST_BYTES) {
            end(false);
        } else if (toSend.isEmpty()) {
            sync = sync.pushed();
            go();
        } else {
            int count = Math.min(SENT_AT_ONCE, toSend.size());
            List<Bytes> now = toSend.subList(0, count);
            toSend = toSend.subList(count, toSend.size());
            store.fetch(now, then(this::send));
        }
    }

    private void send(List<SignedRecord> records) {
        underWay = records.size();
        for (SignedRecord record : records) {
            Bytes wire = record.wire();
            sentBytes += wire.length();
            tell(new Store(Store.ASKED_FOR, wire, OptionalLong.empty()));
        }
        if (underWay == 0) sendMore();
    }

    private void onSent(Reply reply) {
        underWay--;
        if (reply instanceof Reply.Answered answered && answered.answer() instanceof Response(Answer.Stored stored))
            holder.counts().raise(Count.COPIES_SENT);
        else onNotTaken(reply);
        if (underWay == 0) sendMore();
    }

    /** A single record may be refused for its own sake; a neighbour that has no room or is away takes none of them. */
    private void onNotTaken(Reply reply) {
        holder.counts().raise(Count.COPIES_REFUSED);
        if (reply instanceof Reply.Answered answered && answered.answer() instanceof Failure failure)
            failed |= switch (failure.reason()) {
                case STORAGE, BUSY, OVER_QUOTA, RATE_LIMITED, UNSUPPORTED, CLOSED -> true;
                default -> false;
            };
        else failed = true;
    }

    private <A> Consumer<Result<A>> then(Consumer<A> next) {
        return errands.then(result -> {
            switch (result) {
                case Result.Done<A>(A value) -> next.accept(value);
                case Result.Failed<A> problem -> end(false);
            }
        });
    }

    private void end(boolean complete) {
        if (ended) return;
        ended = true;
        start.owner().tell(new Repair.RoundEnded(start.peer().id(), complete));
    }
}
