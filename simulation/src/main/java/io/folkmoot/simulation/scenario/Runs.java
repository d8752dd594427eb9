package io.folkmoot.simulation.scenario;

import io.folkmoot.simulation.universe.Universe;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;

/** Plays plans. */
public final class Runs {
    private Runs() {}

    /** Plays it on this thread; a broken promise is in the report, a defect of the scenario is thrown. */
    public static Report play(Scenario scenario, Plan plan, Progress progress) {
        long wall = System.nanoTime();
        long cpu = cpuNanos();
        try (Stage stage = new Stage(scenario, plan, progress)) {
            try {
                scenario.play(stage);
                stage.require(
                        "no defect is logged",
                        stage.universe().errors().isEmpty(),
                        () -> stage.universe().errors().toString());
            } catch (Stage.Break ended) {
                // What it is stands in the stage.
            }
            Universe universe = stage.universe();
            return new Report(
                    plan,
                    stage.faults(),
                    universe.traceHash(),
                    universe.world().traceLength(),
                    universe.now(),
                    Duration.ofNanos(System.nanoTime() - wall),
                    Duration.ofNanos(cpuNanos() - cpu),
                    universe.world().runs(),
                    stage.figures(),
                    stage.plots(),
                    stage.broken(),
                    List.of());
        }
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
