package io.folkmoot.gateway.bench;

import io.folkmoot.actors.lookup.Lookups;
import io.folkmoot.actors.lookup.Options;
import io.folkmoot.actors.lookup.Outcome;
import io.folkmoot.actors.lookup.Search;
import io.folkmoot.actors.peer.Peer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** Searches of all residents in turn, a fixed number in flight. One that does not end well ends the measurement. */
final class Searches implements Load {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** On a machine that others use too, a search may have to wait for its turn; what it costs is what is measured. */
    private static final Options OPTIONS = new Options(Optional.of(PATIENCE), OptionalInt.empty(), false);

    private static final int MOST_TIMES = 1 << 16;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Settlement settlement;
    private final Supplier<Search> wanted;
    private final int inFlight;
    private final AtomicLong completed = new AtomicLong();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile String failure = "";
    private final long[] times = new long[MOST_TIMES];
    private final SplittableRandom dice = new SplittableRandom(1);
    private volatile boolean running;
    private volatile long allowance = Long.MAX_VALUE;

    Searches(Settlement settlement, int inFlight, Supplier<Search> wanted) {
        this.settlement = settlement;
        this.wanted = wanted;
        this.inFlight = inFlight;
    }

    @Override
    public void start() {
        running = true;
        List<Settlement.Resident> residents = settlement.residents();
        underWay.set(inFlight);
        for (int i = 0; i < inFlight; i++) {
            // Each place in flight is at home with one resident after the other, on that resident's thread.
            var resident = residents.get(i % residents.size());
            settlement.spawn(place(), "searcher", resident.thread());
        }
    }

    private Behavior<Outcome> place() {
        return Behaviors.setup(context -> {
            begin(context.getSelf());
            return Behaviors.receiveMessage(outcome -> onOutcome(outcome, context.getSelf()));
        });
    }

    private void begin(ActorRef<Outcome> self) {
        Peer.Command search;
        ActorRef<Peer.Command> peer;
        synchronized (dice) {
            List<Settlement.Resident> residents = settlement.residents();
            peer = residents.get(dice.nextInt(residents.size())).peer();
            search = new Peer.Seek(new Lookups.Begin(wanted.get(), OPTIONS, 0, self));
        }
        peer.tell(search);
    }

    private Behavior<Outcome> onOutcome(Outcome outcome, ActorRef<Outcome> self) {
        long number = completed.getAndIncrement();
        times[(int) (number % MOST_TIMES)] = outcome.course().tookNanos();
        requests.addAndGet(outcome.course().requests());
        if (!isGood(outcome)) {
            failure = outcome.toString();
            running = false;
        }
        if (running && number + inFlight < allowance) {
            begin(self);
            return Behaviors.same();
        }
        underWay.decrementAndGet();
        return Behaviors.stopped();
    }

    private static boolean isGood(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Closest closest -> closest.complete();
            case Outcome.Values values -> values.certainty() == Outcome.Certainty.FOUND;
            case Outcome.Stored stored -> stored.state() == Outcome.Storing.DONE;
            case Outcome.Abandoned abandoned -> false;
        };
    }

    /** Runs exactly so many more, and waits for them. */
    void complete(long searches, Duration atMost) {
        allowance = completed.get() + searches;
        start();
        Waiting.until(searches + " searches", atMost, () -> underWay.get() == 0);
        allowance = Long.MAX_VALUE;
        running = false;
        check();
    }

    @Override
    public long completed() {
        return completed.get();
    }

    long requests() {
        return requests.get();
    }

    /** Of the searches since this number, in milliseconds. */
    double percentile(long since, double share) {
        int count = (int) Math.min(completed.get() - since, MOST_TIMES);
        long[] sorted = new long[count];
        for (int i = 0; i < count; i++) sorted[i] = times[(int) ((since + i) % MOST_TIMES)];
        Arrays.sort(sorted);
        return sorted[Math.min(count - 1, (int) (count * share))] / NANOS_PER_MILLI;
    }

    @Override
    public void stop() {
        running = false;
        Waiting.until("the last searches", PATIENCE, () -> underWay.get() == 0);
        check();
    }

    private void check() {
        String why = failure;
        if (!why.isEmpty()) throw new IllegalStateException("a search failed: " + why);
    }

    @Override
    public void close() {}
}
