package io.folkmoot.simulation.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class LookupTest {
    private final Scenario scenario = Scenarios.named("lookup").orElseThrow();

    private static double value(Report report, String name) {
        return report.figures().stream()
                .filter(figure -> figure.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Test
    void inAGoodNetworkEverySearchFindsWhatThereIsAndTheSamePlanIsTheSameRun() {
        Plan plan = Plan.of(scenario, 3)
                .peers(40)
                .knob("lookups", 60)
                .knob("geography", 0)
                .knob("naive", 0);
        Report report = Runs.play(scenario, plan, Progress.SILENT);
        assertThat(report.broken()).isEmpty();
        assertThat(value(report, "lookup_success")).isEqualTo(1);
        assertThat(value(report, "lookup_exact")).isEqualTo(1);
        assertThat(value(report, "get_success")).isEqualTo(1);
        assertThat(value(report, "lookup_ms_p99")).isBetween(20.0, 500.0);
        assertThat(Runs.play(scenario, plan, Progress.SILENT).traceHash()).isEqualTo(report.traceHash());
    }

    @Test
    @Tag("slow")
    void aroundTheWorldTheDeadCostOurPatienceHalfASecondAndTheNaiveFive() {
        Plan plan = Plan.of(scenario, 4).peers(60).knob("lookups", 200).knob("dead", 0.2);
        Report report = Runs.play(scenario, plan, Progress.SILENT);
        assertThat(report.broken()).isEmpty();
        assertThat(value(report, "get_success")).isEqualTo(1);
        assertThat(value(report, "lookup_recall")).isGreaterThan(0.9);
        assertThat(value(report, "lookup_success")).isGreaterThanOrEqualTo(0.999);
        assertThat(value(report, "lookup_exact")).isLessThan(value(report, "lookup_success"));
        assertThat(value(report, "lookup_ms_p50")).isBetween(300.0, 1_000.0);
        assertThat(value(report, "naive_5s_ms_p50")).isGreaterThan(5_000);
        assertThat(value(report, "naive_2s_ms_p50")).isBetween(2_000.0, 5_000.0);
    }
}
