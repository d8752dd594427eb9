package io.folkmoot.simulation.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class BootstrapTest {
    private final Scenario scenario = Scenarios.named("bootstrap").orElseThrow();

    @Test
    void everybodyIsWellAndTheSamePlanIsTheSameRun() {
        Plan plan = Plan.of(scenario, 7).peers(12);
        Report first = Runs.play(scenario, plan, Progress.SILENT);
        Report second = Runs.play(scenario, plan, Progress.SILENT);
        assertThat(first.broken()).isEmpty();
        assertThat(second.traceHash()).isEqualTo(first.traceHash());
        assertThat(Runs.play(scenario, plan.seed(8), Progress.SILENT).traceHash())
                .isNotEqualTo(first.traceHash());
    }

    @Test
    void aroundTheWorldPeersJoinAndKnowThoseClosestToThem() {
        Plan plan = Plan.of(scenario, 8).peers(60).knob("geography", 1);
        Report report = Runs.play(scenario, plan, Progress.SILENT);
        assertThat(report.broken()).isEmpty();
        assertThat(report.figures())
                .allMatch(figure ->
                        figure.goal().map(goal -> goal.isMetBy(figure.value())).orElse(true));
    }
}
