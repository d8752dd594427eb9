package io.folkmoot.simulation.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PartitionTest {
    private static Report play(Plan plan) {
        return Runs.play(Scenarios.named("partition").orElseThrow(), plan, Progress.SILENT);
    }

    private static Plan plan(long seed) {
        return Plan.of(Scenarios.named("partition").orElseThrow(), seed).peers(20);
    }

    @Test
    void whatBothSidesWroteIsThereWhenTheWorldIsOneAgain() {
        Report report = play(plan(1).knob("minutes", 10).knob("records", 10));
        assertThat(report.broken()).as("seed 1").isEmpty();
        assertThat(report.figures()).extracting(Figure::name).contains("lookup_success", "records_lost", "healed_s");
    }

    @Test
    void theSamePlanIsTheSameRun() {
        Plan small = plan(2).peers(12).knob("minutes", 3).knob("records", 3);
        assertThat(play(small).traceHash()).isEqualTo(play(small).traceHash());
    }
}
