package io.folkmoot.simulation.scenario;

import io.folkmoot.simulation.universe.Fault;
import io.folkmoot.simulation.universe.Outset;
import io.folkmoot.simulation.universe.Universe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a scenario plays on: its plan, its universe, and where figures, pictures and broken promises go. */
public final class Stage implements AutoCloseable {
    /** Time passes in this many steps of a phase; between them people hear how far it is. */
    private static final int STEPS = 100;

    /** Up to so many, peers are set up as they are shipped. */
    private static final int LARGE = 2_000;

    private static final Duration LARGE_PACE = Duration.ofMillis(100);

    private final Scenario scenario;
    private final Plan plan;
    private final Progress progress;
    private final List<Fault> faults;
    private final List<Figure> figures = new ArrayList<>();
    private final List<Plot> plots = new ArrayList<>();
    private final List<Broken> broken = new ArrayList<>();
    private final Map<String, Long> promises = new LinkedHashMap<>();
    private @Nullable Universe universe;
    private final Watch watch = new Watch(() -> universe().now());
    private String phase = "beginning";
    private boolean whole = true;
    private Runnable last = () -> {};

    /** Ends a run, at its first broken promise or because nobody wants it to go on. */
    static final class Break extends RuntimeException {
        private static final long serialVersionUID = 1;

        Break(String message) {
            super(message, null, false, false);
        }
    }

    Stage(Scenario scenario, Plan plan, Progress progress) {
        this.scenario = scenario;
        this.plan = plan;
        this.progress = progress;
        this.faults = plan.faults().orElseGet(() -> scenario.faults(plan));
    }

    public Plan plan() {
        return plan;
    }

    public double knob(String name) {
        for (Knob knob : scenario.knobs())
            if (knob.name().equals(name)) return knob.check(plan.knobs().getOrDefault(name, knob.usual()));
        throw new IllegalArgumentException(scenario.name() + " has no knob " + name);
    }

    public int whole(String name) {
        return (int) knob(name);
    }

    /** What befalls the peers in this run. */
    public List<Fault> faults() {
        return faults;
    }

    /** Opens the universe, empty, as the plan says, with what the scenario changes of it. */
    public Universe open(UnaryOperator<Outset> changes) {
        if (universe != null) throw new IllegalStateException("the universe is open already");
        Outset outset = Universe.withSeed(plan.seed())
                .ties(plan.ties())
                .systems(plan.systems())
                .realCryptography(plan.realCryptography())
                .disks(faults.stream().anyMatch(Fault::needsDisk));
        Universe opened = changes.apply(sparing(outset)).open();
        universe = opened;
        progress.opened(opened);
        return opened;
    }

    /**
     * Ten thousand peers with all sessions that each may keep would not fit: they keep fewer, let links rest sooner, and
     * come one after the other so that those of joining rest before all are there.
     */
    private Outset sparing(Outset outset) {
        return plan.peers() <= LARGE
                ? outset
                : outset.set("links.max-sessions", "128")
                        .set("links.passivate-after", "10s")
                        .pace(LARGE_PACE);
    }

    public Universe universe() {
        if (universe == null) throw new IllegalStateException("the universe is not open yet");
        return universe;
    }

    /** All peers of the plan join, as one phase. */
    public void settle() {
        phase("bootstrap");
        int many = plan.peers();
        for (int settled = 0; settled < many; ) {
            int next = Math.min(many - settled, Math.max(1, many / STEPS));
            universe().settle(next);
            settled += next;
            tell((double) settled / many);
        }
    }

    public void phase(String name) {
        phase = name;
        tell(0);
    }

    /** Lets time pass, and people hear of it. */
    public void runFor(Duration time) {
        runFor(time, 0, 1);
    }

    /** The same, where it is from one part of the phase to another. */
    void runFor(Duration time, double from, double to) {
        Duration begun = universe().now();
        for (int i = 1; i <= STEPS; i++) {
            runTo(begun.plus(time.multipliedBy(i).dividedBy(STEPS)));
            tell(from + (to - from) * i / STEPS);
        }
    }

    public boolean runUntil(BooleanSupplier condition, Duration limit) {
        Duration end = universe().now().plus(limit);
        while (true) {
            Duration next = watch.next().filter(due -> due.compareTo(end) < 0).orElse(end);
            Duration left = next.minus(universe().now());
            if (universe().runUntil(condition, left.isNegative() ? Duration.ZERO : left)) return true;
            if (next.equals(end)) return false;
            watch.look();
        }
    }

    private void runTo(Duration end) {
        runUntil(() -> false, end.minus(universe().now()));
    }

    /**
     * From now on this is looked at whenever so much time has passed, as long as the stage lets time pass; what is seen
     * instead ends the run. The look may ask peers, and so let time pass itself.
     */
    public void always(String invariant, Duration every, Supplier<Optional<String>> problem) {
        watch.add(every, () -> {
            Optional<String> seen = problem.get();
            require(invariant, seen.isEmpty(), () -> seen.orElse(""));
        });
    }

    /** Which part of the phase is done. */
    void tell(double part) {
        if (universe == null) return;
        progress.at(phase, part, universe.now(), universe.world().runs());
        if (progress.goesOn()) return;
        whole = false;
        throw new Break("told to end");
    }

    public void figure(String name, double value, String unit, String meaning) {
        figures.add(new Figure(name, value, unit, meaning, Optional.empty()));
    }

    public void figure(String name, double value, String unit, String meaning, Figure.Goal goal) {
        figures.add(new Figure(name, value, unit, meaning, Optional.of(goal)));
    }

    /** What is told at the end, also where the run is ended early or breaks a promise; it lets no time pass. */
    public void inTheEnd(Runnable tells) {
        last = tells;
    }

    void tellTheEnd() {
        last.run();
    }

    public void plot(Plot plot) {
        plots.add(plot);
    }

    /** Ends the run if the promise does not hold. */
    public void require(String invariant, boolean holds, Supplier<String> detail) {
        promises.merge(invariant, 1L, Long::sum);
        if (holds) return;
        Duration at = universe == null ? Duration.ZERO : universe.now();
        broken.add(new Broken(invariant, at, detail.get()));
        throw new Break(invariant);
    }

    List<Figure> figures() {
        return figures;
    }

    List<Plot> plots() {
        return plots;
    }

    List<Broken> broken() {
        return broken;
    }

    Map<String, Long> promises() {
        return promises;
    }

    boolean isWhole() {
        return whole;
    }

    @Override
    public void close() {
        if (universe != null) universe.close();
    }
}
