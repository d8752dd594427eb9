package io.folkmoot.simulation.shrink;

import io.folkmoot.simulation.scenario.Broken;
import io.folkmoot.simulation.scenario.Plan;
import io.folkmoot.simulation.scenario.Progress;
import io.folkmoot.simulation.scenario.Report;
import io.folkmoot.simulation.scenario.Runs;
import io.folkmoot.simulation.scenario.Scenario;
import io.folkmoot.simulation.universe.Fault;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Plays a plan and says which promise broke first. */
@FunctionalInterface
interface Trial {
    /** What stands for a run that did not get as far as a promise. */
    String UNFINISHED = "the run comes to its end";

    String OURS = "io.folkmoot.";

    Seen play(Plan plan);

    /** The first broken promise, and what befell the peers. */
    record Seen(Optional<Broken> broken, List<Fault> faults) {}

    /** A run that comes too late is cut short, as one that breaks nothing. */
    static Trial of(Scenario scenario, BooleanSupplier late) {
        return plan -> {
            try {
                Report report = Runs.play(scenario, plan, until(late));
                return new Seen(report.broken().stream().findFirst(), report.faults());
            } catch (RuntimeException e) {
                Broken unfinished = new Broken(UNFINISHED + " without " + where(e), Duration.ZERO, e.toString());
                return new Seen(Optional.of(unfinished), plan.faults().orElseGet(() -> scenario.faults(plan)));
            }
        };
    }

    /** Two exceptions are one failure if they are of one kind and come out of one method of ours. */
    private static String where(RuntimeException failure) {
        String kind = failure.getClass().getSimpleName();
        return Arrays.stream(failure.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(OURS))
                .findFirst()
                .map(frame -> kind + " of " + frame.getClassName() + "." + frame.getMethodName())
                .orElse(kind);
    }

    private static Progress until(BooleanSupplier late) {
        return new Progress() {
            @Override
            public void at(String phase, double part, Duration now, long events) {}

            @Override
            public boolean goesOn() {
                return !late.getAsBoolean();
            }
        };
    }
}
