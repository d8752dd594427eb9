package io.folkmoot.simulation.world;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.folkmoot.actors.time.MonotonicClock;
import io.folkmoot.protocol.bytes.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.jspecify.annotations.Nullable;

/**
 * A world of its own on the thread that made it: virtual time, the turns that are due, luck from one seed, and a hash over
 * all that happens. Whatever runs in it finds the same world again from the same seed.
 */
public final class World implements MonotonicClock, AutoCloseable {
    /** Twice what ten thousand peers need to start at once; an actor that tells itself for ever gets there in seconds. */
    private static final long RUNS_PER_INSTANT = 10_000_000;

    /** Longer than all phases of a coordinated shutdown together. */
    private static final Duration FAREWELL = Duration.ofMinutes(2);

    /** Whoever reads on after a hundred errors learns no more. */
    private static final int MOST_ERRORS = 100;

    private static final int FIRST_SWEEP = 64;

    /** So many records of the trace lie between two rungs of its ladder. */
    public static final int RUNG = Trace.RUNG;

    /** Any moment would do; this one is easy to recognise in a log. */
    private static final Instant EPOCH = Instant.parse("2030-01-01T00:00:00Z");

    private final Thread owner = Thread.currentThread();
    private final long seed;
    private final long runsPerInstant;
    private final Ready ready;
    private final Timers timers = new Timers();
    private final Trace trace = new Trace();
    private final AmbientDice dice;
    private final MailboxWitness witness = new MailboxWitness(this);
    private final Pacing pacing = new Pacing(this);
    private final Queue<WorldError> errors = new ConcurrentLinkedQueue<>();
    private final List<ActorSystem<?>> systems = new ArrayList<>();
    private final WorldConfig config;
    private final String id;
    private final Recent recent = new Recent();
    private @Nullable Names names;
    private int sweepAt = FIRST_SWEEP;
    private long now;
    private long runs;
    private long runsAtThisInstant;
    private boolean inside;
    private boolean running;

    World(long seed, Ties ties, long runsPerInstant) {
        this.seed = seed;
        this.runsPerInstant = runsPerInstant;
        ready = new Ready(Chance.draw(seed, Chance.key("ties")), ties);
        dice = new AmbientDice(seed);
        id = Worlds.register(this);
        config = new WorldConfig(id);
    }

    public static World withSeed(long seed) {
        return withSeed(seed, Ties.ARRIVAL);
    }

    public static World withSeed(long seed, Ties ties) {
        return new World(seed, ties, RUNS_PER_INSTANT);
    }

    public long seed() {
        return seed;
    }

    /** Virtual time since the world began. */
    @Override
    public long nanos() {
        checkThread();
        return now;
    }

    /** The time that people read, going along with {@link #nanos}. */
    public InstantSource wallClock() {
        return () -> EPOCH.plusNanos(nanos());
    }

    /** A generator for one user alone, which the seed and the name decide. */
    public RandomGenerator random(String name) {
        return new SplittableRandom(Chance.draw(seed, Chance.key(name)));
    }

    /** Runs the task on the world's thread when so much virtual time has passed, in order of setting among equals. */
    public Timer after(Duration delay, Runnable task) {
        return afterNanos(delay.toNanos(), task);
    }

    public Timer afterNanos(long delay, Runnable task) {
        checkThread();
        long due = now + Math.max(0, delay);
        return timers.add(due < now ? Long.MAX_VALUE : due, task);
    }

    /** Starts one peer's actors, as production does, but on this world's time and thread. */
    public <T> ActorSystem<T> actorSystem(String name, Behavior<T> guardian) {
        return actorSystem(name, guardian, ConfigFactory.empty());
    }

    /** The settings lie over Pekko's own; whatever they say of executors, dispatchers and loggers does not count. */
    public <T> ActorSystem<T> actorSystem(String name, Behavior<T> guardian, Config settings) {
        checkThread();
        boolean entered = enter();
        try {
            ActorSystem<T> system = ActorSystem.create(guardian, name, config.setup(settings));
            ErrorEar.attach(this, system);
            remember(system);
            return system;
        } finally {
            if (entered) leave();
        }
    }

    /** Does something from outside with the world's own luck, such as starting an actor. */
    public <T> T inside(Supplier<T> deed) {
        checkThread();
        boolean entered = enter();
        try {
            return deed.get();
        } finally {
            if (entered) leave();
        }
    }

    /** Forgets those that are over whenever as many again have come, so that restarts do not pile up. */
    private void remember(ActorSystem<?> system) {
        if (systems.size() >= sweepAt) {
            systems.removeIf(World::isOver);
            sweepAt = Math.max(FIRST_SWEEP, 2 * systems.size());
        }
        systems.add(system);
    }

    /** Lets so much virtual time pass. */
    public void runFor(Duration time) {
        run(() -> false, time);
    }

    /**
     * Lets time pass until the condition holds or so much has passed, and says whether it holds. The condition is looked at
     * whenever nothing more is due at an instant.
     */
    public boolean runUntil(BooleanSupplier condition, Duration limit) {
        return run(condition, limit);
    }

    private boolean run(BooleanSupplier condition, Duration limit) {
        checkThread();
        if (running) throw new IllegalStateException("the world is running already");
        boolean entered = enter();
        running = true;
        try {
            return runUntil(condition, now + limit.toNanos());
        } finally {
            running = false;
            if (entered) leave();
        }
    }

    private boolean runUntil(BooleanSupplier condition, long end) {
        while (true) {
            while (!ready.isEmpty()) turn();
            if (condition.getAsBoolean()) return true;
            Timers.Entry next = timers.first();
            if (next == null || next.due() > end) {
                advance(end);
                return false;
            }
            fire(next);
        }
    }

    private void turn() {
        Runnable turn = ready.take();
        count();
        if (!pacing.defers(turn)) carryOut(turn);
    }

    void carryOut(Runnable turn) {
        dice.roll();
        witness.beforeTurn(turn);
        turn.run();
    }

    private void fire(Timers.Entry timer) {
        timer.cancel();
        advance(timer.due());
        count();
        record(Event.TIMER, timer.number(), 0);
        timer.task().run();
    }

    private void advance(long time) {
        if (time == now) return;
        now = time;
        runsAtThisInstant = 0;
    }

    private void count() {
        runs++;
        if (++runsAtThisInstant > runsPerInstant)
            throw new IllegalStateException(runsPerInstant + " turns at " + now
                    + " ns, and time does not move: somebody tells himself for ever");
    }

    /** Makes it part of the trace, and so of what has to be the same with the same seed. */
    public void record(Event event, long subject, long detail) {
        trace.add(now, event, subject, detail);
    }

    public void traceTo(TraceListener listener) {
        trace.listener(listener);
    }

    /** From now on the world knows by name whom and what its trace speaks of; that costs memory for every actor. */
    public void keepNames() {
        if (names == null) names = new Names();
    }

    /** An actor has drawn what its reference hashes to. */
    void actorMade() {
        dice.roll();
    }

    /** Says what a label stands for of which the trace speaks now. */
    public void named(long label, Object thing) {
        recent.add(label, thing);
        if (names != null) names.add(label, thing);
    }

    /** A record of the trace as a line for people; with names as far as they were kept. */
    public String tell(long nanos, Event event, long subject, long detail) {
        return Names.tell(names, nanos, event, subject, detail);
    }

    /** The last so many records as lines for people, up to 256; by name, whether names were kept or not. */
    public List<String> lastEvents(int most) {
        Names told = names == null ? recent.names() : names;
        List<String> lines = new ArrayList<>();
        trace.last(most, (nanos, event, subject, detail) -> lines.add(Names.tell(told, nanos, event, subject, detail)));
        return lines;
    }

    /** What {@link #traceHash} was after every {@link #RUNG} records: says from where on two runs differ. */
    public List<Bytes> ladder() {
        return trace.ladder();
    }

    /** Of everything that has happened so far. */
    public Bytes traceHash() {
        checkThread();
        return trace.hash();
    }

    public long traceLength() {
        return trace.length();
    }

    /** Turns and timers so far. */
    public long runs() {
        return runs;
    }

    /** What went wrong so far, in order, up to a hundred; a test wants none. */
    public List<WorldError> errors() {
        return List.copyOf(errors);
    }

    /** One failure may come to be known in two ways; it counts once. */
    void error(String where, Throwable cause) {
        if (errors.size() >= MOST_ERRORS
                || errors.stream().anyMatch(known -> known.cause().equals(cause))) return;
        errors.add(new WorldError(now, where, cause));
    }

    /**
     * A tenant's actors stand still, as in a long collection of garbage: timers go off and messages come, and nobody heeds
     * them before {@link #release}. A tenant is an actor system, or the top actor of a shared one, by its name.
     */
    public void hold(String tenant) {
        pacing.hold(tenant);
    }

    public void release(String tenant) {
        pacing.release(tenant);
    }

    /** Each turn of the tenant's actors takes so long, one after the other; nothing is as usual. */
    public void slow(String tenant, Duration turn) {
        pacing.slow(tenant, turn.toNanos());
    }

    /** Neither held nor slow any more. */
    public void setFree(String tenant) {
        pacing.forget(tenant);
    }

    /** Makes a turn due now. */
    void execute(Runnable turn) {
        checkThread();
        ready.add(turn);
    }

    /** Whatever else a thread from outside does here, the next run will not repeat it. */
    public void checkThread() {
        Thread caller = Thread.currentThread();
        if (caller.equals(owner)) return;
        IllegalStateException trespass =
                new IllegalStateException("thread " + caller.getName() + " in the world of thread " + owner.getName());
        error("thread " + caller.getName(), trespass);
        throw trespass;
    }

    /** Ends all actor systems, in virtual time, and forgets the world. */
    @Override
    public void close() {
        checkThread();
        boolean entered = enter();
        try {
            systems.forEach(ActorSystem::terminate);
            runUntil(() -> systems.stream().allMatch(World::isOver), FAREWELL);
        } finally {
            if (entered) leave();
            Worlds.forget(id);
        }
    }

    private static boolean isOver(ActorSystem<?> system) {
        return system.whenTerminated().isCompleted();
    }

    private boolean enter() {
        if (inside) return false;
        inside = true;
        dice.enter();
        return true;
    }

    private void leave() {
        dice.leave();
        inside = false;
    }
}
