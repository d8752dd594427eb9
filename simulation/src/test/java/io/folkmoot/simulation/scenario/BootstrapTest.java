package io.folkmoot.simulation.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class BootstrapTest {
    @Test
    void everybodyIsWellAndTheSamePlanIsTheSameRun() {
        Scenario scenario = Scenarios.named("bootstrap").orElseThrow();
        Plan plan = Plan.of(scenario, 7).peers(12);
        Report first = Runs.play(scenario, plan, Progress.SILENT);
        Report second = Runs.play(scenario, plan, Progress.SILENT);
        assertThat(first.broken()).isEmpty();
        assertThat(second.traceHash()).isEqualTo(first.traceHash());
        assertThat(Runs.play(scenario, plan.seed(8), Progress.SILENT).traceHash())
                .isNotEqualTo(first.traceHash());
    }
}
