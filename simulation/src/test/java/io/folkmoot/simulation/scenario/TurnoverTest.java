package io.folkmoot.simulation.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class TurnoverTest {
    private static final Scenario CHURN = Scenarios.named("churn").orElseThrow();

    @Test
    void recordsOutliveTheirAuthorsAndMostOfTheirFirstHolders() {
        Plan plan = Plan.of(CHURN, 3).peers(50).time(Duration.ofHours(3)).knob("churn", 0.5);
        Report report = Runs.play(CHURN, plan, Progress.SILENT);
        assertThat(report.broken()).isEmpty();
        assertThat(value(report, "records_lost")).isZero();
        assertThat(value(report, "repair_copies_per_record_day")).isPositive();
    }

    @Test
    void readersMayBeManyThoughPeersWentAwayJustBefore() {
        Plan plan = Plan.of(CHURN, 5)
                .peers(20)
                .time(Duration.ofMinutes(30))
                .knob("churn", 4)
                .knob("records", 50);
        Report report = Runs.play(CHURN, plan, Progress.SILENT);
        assertThat(report.broken()).isEmpty();
        assertThat(value(report, "get_success")).isGreaterThan(0.9);
    }

    static double value(Report report, String figure) {
        return report.figures().stream()
                .filter(one -> one.name().equals(figure))
                .findFirst()
                .orElseThrow()
                .value();
    }
}
