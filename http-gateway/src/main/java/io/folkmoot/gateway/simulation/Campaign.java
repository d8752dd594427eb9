package io.folkmoot.gateway.simulation;

import io.folkmoot.simulation.scenario.Plan;
import io.folkmoot.simulation.scenario.Progress;
import io.folkmoot.simulation.scenario.Report;
import io.folkmoot.simulation.scenario.Runs;
import io.folkmoot.simulation.scenario.Scenario;
import io.folkmoot.simulation.universe.Universe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One plan with seeds that follow each other, each world on a thread of its own, some of them at a time. It keeps what is
 * known, and gives that out also when it is interrupted.
 */
public final class Campaign {
    /** A world that is told to end looks up a hundred times in a phase. A supervisor kills after ten seconds. */
    private static final long LAST_STEP_MILLIS = 7_500;

    /** That of a main thread: commands give other threads little, and a world's turns nest. */
    private static final long STACK_BYTES = 8 << 20;

    private final Scenario scenario;
    private final Plan plan;
    private final int wanted;
    private final Observer observer;
    private final Map<Integer, Report> reports = new ConcurrentSkipListMap<>();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> defect = new AtomicReference<>();
    private volatile boolean ending;

    public Campaign(Scenario scenario, Plan plan, int wanted, Observer observer) {
        this.scenario = scenario;
        this.plan = plan;
        this.wanted = wanted;
        this.observer = observer;
    }

    /** One processor is left to the rest of the machine, where there are so many worlds. */
    public static int atOnce(int wanted) {
        return Math.max(1, Math.min(wanted, Runtime.getRuntime().availableProcessors() - 1));
    }

    /** Plays all; in order of their seeds. An interrupt ends it with fewer, and with worlds that are not whole. */
    public List<Report> play() {
        List<Thread> threads =
                IntStream.range(0, atOnce(wanted)).mapToObj(this::thread).toList();
        threads.forEach(Thread::start);
        try {
            for (Thread thread : threads) thread.join();
        } catch (InterruptedException e) {
            ending = true;
            awaitLastSteps(threads);
        }
        Throwable thrown = defect.get();
        if (thrown != null) raise(thrown);
        return new ArrayList<>(reports.values());
    }

    /** One on which worlds can be played; an impatient end of the process does not wait for it. */
    public static Thread worldThread(String name, Runnable plays) {
        Thread thread = new Thread(null, plays, name, STACK_BYTES);
        thread.setDaemon(true);
        return thread;
    }

    private Thread thread(int number) {
        return worldThread("world-" + number, this::playMore);
    }

    private void playMore() {
        try {
            for (int i = next.getAndIncrement(); i < wanted && !ending; i = next.getAndIncrement()) playOne(i);
        } catch (RuntimeException | Error e) {
            ending = true;
            defect.compareAndSet(null, e);
        }
    }

    private void playOne(int number) {
        Plan own = plan.seed(plan.seed() + number);
        reports.put(number, played(own));
        observer.over(reports.size(), wanted);
    }

    /** Libraries throw also what they do not declare. */
    private Report played(Plan own) {
        try {
            return Runs.measure(scenario, own, new Ears(own.seed()));
        } catch (Exception e) {
            String again = Replay.command(scenario, own);
            throw new IllegalStateException(
                    "the world with seed " + own.seed() + " fails: " + e + "; again: " + again, e);
        }
    }

    private static void awaitLastSteps(List<Thread> threads) {
        try {
            for (Thread thread : threads) thread.join(LAST_STEP_MILLIS / threads.size());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void raise(Throwable cause) {
        if (cause instanceof Error error) throw error;
        throw (RuntimeException) cause;
    }

    /** What one world is listened to with. */
    private final class Ears implements Progress {
        private final long seed;

        Ears(long seed) {
            this.seed = seed;
        }

        @Override
        public void at(String phase, double part, Duration now, long events) {
            observer.at(seed, phase, part, now, events);
        }

        @Override
        public void opened(Universe universe) {
            observer.opened(seed, universe);
        }

        @Override
        public boolean goesOn() {
            return !ending;
        }
    }
}
