package io.folkmoot.actors.records;

import io.folkmoot.actors.lookup.Level;
import io.folkmoot.actors.lookup.Lookups;
import io.folkmoot.actors.lookup.Options;
import io.folkmoot.actors.lookup.Outcome;
import io.folkmoot.actors.lookup.Search;
import io.folkmoot.persistence.records.RecordStore.Held;
import io.folkmoot.persistence.records.RecordStore.Step;
import io.folkmoot.persistence.records.Result;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.records.Expected;
import io.folkmoot.protocol.records.RecordSet;
import io.folkmoot.protocol.records.RecordSets;
import io.folkmoot.protocol.records.SignedRecord;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/**
 * Walks now and then over all that the store keeps, and has what others are responsible for stored with them again: own
 * records, while they live, and those of which this peer is a holder no more. These it keeps until they expire.
 */
final class Announcer extends AbstractMatchingBehavior<Announcer.Command> {
    sealed interface Command {}

    private record WalkDue() implements Command {}

    private record GoOn() implements Command {}

    private record StoreAnswered(Runnable next) implements Command {}

    private record Announced(Outcome outcome) implements Command {}

    private record Overdue(long ref) implements Command {}

    /** Owners refresh what they publish every four hours; so do their peers what they keep for them. */
    private static final int REPAIRS_PER_WALK = 4;

    private static final int PAGE = 1_024;

    /** The walk is in no hurry: each page and each search leaves room for what people wait for. */
    private static final long PAUSE_NANOS = 2_000_000_000L;

    /** Far beyond any search: it got lost with a part that crashed, and the walk must go on. */
    private static final Duration OVERDUE = Duration.ofMinutes(5);

    static Behavior<Command> create(Holder holder) {
        return Behaviors.setup(context -> {
            context.setLoggerName(Announcer.class);
            return Behaviors.withTimers(timers -> new Announcer(context, timers, holder));
        });
    }

    private final TimerScheduler<Command> timers;
    private final Holder holder;
    private final Errands errands;
    private final ActorRef<Outcome> outcomes;
    private final Deque<TableKey> keys = new ArrayDeque<>();
    private final Deque<SignedRecord> records = new ArrayDeque<>();
    /** Where the next page begins; none after the last one. */
    private Optional<TableKey> cursor = Optional.empty();

    private @Nullable SignedRecord announced;
    private long ref;

    private Announcer(ActorContext<Command> context, TimerScheduler<Command> timers, Holder holder) {
        super(context);
        this.timers = timers;
        this.holder = holder;
        this.errands = new Errands(
                context.messageAdapter(Errands.Returned.class, returned -> new StoreAnswered(returned.next())));
        this.outcomes = context.messageAdapter(Outcome.class, Announced::new);
        walkWithin(0);
    }

    @Override
    public Behavior<Command> onMessage(Command command) {
        switch (command) {
            case WalkDue() -> onWalkDue();
            case GoOn() -> goOn();
            case StoreAnswered(Runnable next) -> next.run();
            case Announced(Outcome outcome) -> onAnnounced(outcome);
            case Overdue(long overdue) -> onOverdue(overdue);
        }
        return this;
    }

    private void onWalkDue() {
        cursor = Optional.of(Block.WHOLE.from());
        goOn();
    }

    /** One thing at a time: the records of a key, the keys of a page, the pages of the store. */
    private void goOn() {
        if (!records.isEmpty()) announce(records.remove());
        else if (!keys.isEmpty()) holder.parts().store().read(keys.remove(), Optional.empty(), then(this::onRead));
        else if (cursor.isPresent())
            holder.parts().store().list(cursor.get(), Block.WHOLE.to(), PAGE, then(this::onListed));
        else walkWithin(holder.parts().settings().repairEvery().toNanos() * (REPAIRS_PER_WALK - 1));
    }

    private void onListed(List<Held> page) {
        for (Held held : page) {
            boolean isNew = keys.isEmpty() || !keys.getLast().equals(held.key());
            if (isNew && !isCompared(held.key())) keys.add(held.key());
        }
        cursor = page.size() < PAGE
                ? Optional.empty()
                : next(page.get(page.size() - 1).key());
        pause();
    }

    /** What this peer answers for itself it compares with its neighbours. */
    private boolean isCompared(TableKey key) {
        return holder.parts().participates() && holder.region().holds(key);
    }

    private void onRead(RecordSets held) {
        records.addAll(Served.of(held, holder.wallMillis()).records());
        goOn();
    }

    private void announce(SignedRecord record) {
        announced = record;
        begin(new Search.Store(record, new Expected.Anything()));
    }

    private void begin(Search search) {
        holder.parts().lookups().tell(new Lookups.Begin(search, Options.USUAL, ++ref, outcomes));
        timers.startSingleTimer(Overdue.class, new Overdue(ref), OVERDUE);
    }

    private void onOverdue(long overdue) {
        if (overdue != ref || announced == null) return;
        fail();
    }

    private void fail() {
        announced = null;
        holder.counts().raise(Count.ANNOUNCEMENTS_FAILED);
        pause();
    }

    private void onAnnounced(Outcome outcome) {
        if (outcome.ref() != ref || announced == null) return;
        timers.cancel(Overdue.class);
        switch (outcome) {
            case Outcome.Stored stored when stored.state() == Outcome.Storing.CONFLICT -> catchUp(announced);
            case Outcome.Values values -> {
                values.records().sets().forEach(this::merge);
                pause();
            }
            default -> {
                boolean done = outcome instanceof Outcome.Stored stored && stored.state() == Outcome.Storing.DONE;
                holder.counts().raise(done ? Count.RECORDS_ANNOUNCED : Count.ANNOUNCEMENTS_FAILED);
                pause();
            }
        }
    }

    /** The holders have something newer, and only what they can show of it outranks what is held here. */
    private void catchUp(SignedRecord outranked) {
        begin(new Search.Value(outranked.key(), Optional.of(outranked.kind()), Level.LATEST));
    }

    private void merge(RecordSet newer) {
        long now = holder.wallMillis();
        holder.parts()
                .store()
                .update(
                        newer.key(),
                        newer.kind(),
                        held -> new Step<>(held.purge(now).merge(newer), true),
                        errands.then(result -> {}));
    }

    private void pause() {
        long nanos = PAUSE_NANOS / 2 + holder.parts().dice().nextLong(PAUSE_NANOS);
        timers.startSingleTimer(new GoOn(), Duration.ofNanos(nanos));
    }

    private void walkWithin(long atLeast) {
        long spread = holder.parts().settings().repairEvery().toNanos() * 2;
        long nanos = atLeast + 1 + holder.parts().dice().nextLong(spread);
        timers.startSingleTimer(new WalkDue(), Duration.ofNanos(nanos));
    }

    /** A walk that meets a trouble of the disk ends there; the next one begins anew. */
    private <A> Consumer<Result<A>> then(Consumer<A> next) {
        return errands.then(result -> {
            switch (result) {
                case Result.Done<A>(A value) -> next.accept(value);
                case Result.Failed<A> failed -> {
                    cursor = Optional.empty();
                    keys.clear();
                    pause();
                }
            }
        });
    }

    private static Optional<TableKey> next(TableKey key) {
        long d = key.d() + 1;
        long c = d == 0 ? key.c() + 1 : key.c();
        long b = d == 0 && c == 0 ? key.b() + 1 : key.b();
        long a = d == 0 && c == 0 && b == 0 ? key.a() + 1 : key.a();
        boolean isOver = a == 0 && b == 0 && c == 0 && d == 0;
        return isOver ? Optional.empty() : Optional.of(new TableKey(a, b, c, d));
    }
}
