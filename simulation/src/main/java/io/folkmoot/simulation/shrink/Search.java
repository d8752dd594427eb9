package io.folkmoot.simulation.shrink;

import io.folkmoot.simulation.scenario.Broken;
import io.folkmoot.simulation.scenario.Plan;
import io.folkmoot.simulation.universe.Fault;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongPredicate;

/** The smallest plan so far that breaks the same promise, and what has been tried already. */
final class Search {
    private final Trial trial;
    private final BooleanSupplier late;
    private final int mostRuns;
    private final Consumer<Step> steps;
    private final Set<String> tried = new TreeSet<>();
    private Plan best;
    private Broken broken;
    private int runs = 1;
    private boolean cutShort;

    /** The plan is played once, to learn what it breaks and what befalls it. */
    Search(Trial trial, Plan failing, int mostRuns, BooleanSupplier late, Consumer<Step> steps) {
        this.trial = trial;
        this.mostRuns = mostRuns;
        this.late = late;
        this.steps = steps;
        Trial.Seen seen = trial.play(failing);
        broken = seen.broken().orElseThrow(() -> new IllegalArgumentException("this plan breaks no promise"));
        best = failing.faults(seen.faults());
        tried.add(best.toText());
    }

    Plan best() {
        return best;
    }

    Broken broken() {
        return broken;
    }

    List<Fault> faults() {
        return best.faults().orElseThrow();
    }

    /** Plays it, and keeps it if the same promise breaks. What was tried before, or comes too late, is not played. */
    boolean attempt(String what, Plan candidate) {
        if (isOver() || !tried.add(candidate.toText())) return false;
        runs++;
        Optional<Broken> seen = trial.play(candidate).broken().filter(this::isSame);
        if (seen.isPresent()) {
            best = candidate;
            broken = seen.get();
        }
        steps.accept(new Step(runs, what, seen.isPresent(), best));
        return seen.isPresent();
    }

    private boolean isSame(Broken other) {
        return other.invariant().equals(broken.invariant());
    }

    /** Lessens a number by ever smaller steps, as long as one of the candidates for the new number is kept. */
    void lessen(long from, long least, LongPredicate attempts) {
        long now = from;
        for (long step = Math.max(1, (now - least) / 2); step > 0 && !isOver(); )
            if (now - step >= least && attempts.test(now - step)) now -= step;
            else step /= 2;
    }

    boolean isOver() {
        if (runs >= mostRuns || late.getAsBoolean()) cutShort = true;
        return cutShort;
    }

    Shrunk result() {
        return new Shrunk(best, broken, runs, !cutShort);
    }
}
