package io.folkmoot.simulation.scenario;

import io.folkmoot.simulation.universe.Universe;
import java.util.ArrayList;
import java.util.List;

/** Plays plans. */
public final class Runs {
    /** What fits on a screen, about one request through all of its actors. */
    private static final int LAST_EVENTS = 50;

    private static final double MILLIS_PER_HOUR = 3.6e6;

    private Runs() {}

    /** Plays it on this thread; a broken promise is in the report, a defect of the scenario is thrown. */
    public static Report play(Scenario scenario, Plan plan, Progress progress) {
        return play(scenario, plan, progress, false);
    }

    /** The same with what it cost among the figures, for which the heap is collected at the end. */
    public static Report measure(Scenario scenario, Plan plan, Progress progress) {
        return play(scenario, plan, progress, true);
    }

    private static Report play(Scenario scenario, Plan plan, Progress progress, boolean measured) {
        try (Meter meter = new Meter();
                Stage stage = new Stage(scenario, plan, progress)) {
            tell(scenario, stage);
            Report report = report(plan, stage, meter, measured);
            // How the universe comes to its end is no part of what was hashed.
            stage.universe().world().traceTo((nanos, event, subject, detail) -> {});
            return report;
        }
    }

    private static void tell(Scenario scenario, Stage stage) {
        try {
            scenario.play(stage);
            stage.require(
                    "no defect is logged",
                    stage.universe().errors().isEmpty(),
                    () -> stage.universe().errors().toString());
        } catch (Stage.Break ended) {
            // What it is stands in the stage.
        }
        stage.tellTheEnd();
    }

    private static double peerHours(Plan plan, Universe universe) {
        return plan.peers() * (universe.now().toMillis() / MILLIS_PER_HOUR);
    }

    private static Report report(Plan plan, Stage stage, Meter meter, boolean measured) {
        Universe universe = stage.universe();
        long events = universe.world().runs();
        List<Figure> figures = new ArrayList<>(stage.figures());
        if (measured) figures.addAll(meter.figures(events, peerHours(plan, universe)));
        return new Report(
                plan,
                stage.faults(),
                universe.traceHash(),
                universe.world().traceLength(),
                universe.now(),
                meter.wall(),
                meter.cpu(),
                events,
                figures,
                stage.plots(),
                stage.broken(),
                stage.broken().isEmpty() ? List.of() : universe.world().lastEvents(LAST_EVENTS),
                stage.promises(),
                stage.isWhole());
    }
}
