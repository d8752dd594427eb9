package io.folkmoot.simulation.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.simulation.universe.Fault;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SoakTest {
    private static Report play(Plan plan) {
        return Runs.play(Scenarios.named("soak").orElseThrow(), plan, Progress.SILENT);
    }

    private static Plan plan(long seed) {
        return Plan.of(Scenarios.named("soak").orElseThrow(), seed).peers(16).time(Duration.ofHours(1));
    }

    private static double figure(Report report, String name) {
        return report.figures().stream()
                .filter(figure -> figure.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Test
    void onAQuietDayEverySearchNamesTheClosest() {
        Report report = play(plan(1).knob("faults", 0));
        assertThat(report.broken()).isEmpty();
        assertThat(figure(report, "lookup_success")).isEqualTo(1);
        assertThat(figure(report, "lookup_exact")).isEqualTo(1);
        assertThat(figure(report, "get_success")).isEqualTo(1);
        assertThat(figure(report, "lookups")).isEqualTo(6.0 * 16);
    }

    @Test
    void aRoughHourLosesNothing() {
        Report report = play(plan(3).knob("faults", 10));
        assertThat(report.broken()).isEmpty();
        assertThat(report.faults()).hasSizeGreaterThan(40);
        assertThat(figure(report, "records")).isPositive();
    }

    @Test
    void theSamePlanIsTheSameRunAndOneFaultLessAnother() {
        Plan small = plan(2).peers(8).time(Duration.ofMinutes(20)).knob("faults", 20);
        Report report = play(small);
        assertThat(play(small).traceHash()).isEqualTo(report.traceHash());
        assertThat(play(small.faults(report.faults().subList(1, report.faults().size())))
                        .traceHash())
                .isNotEqualTo(report.traceHash());
        assertThat(play(small.faults(List.of())).broken()).isEmpty();
    }

    @Test
    void aWorldThatStaysTornIsNoticed() {
        Fault torn = new Fault.Partition(Duration.ZERO, Duration.ofDays(1), List.of(0, 1, 2, 3, 4, 5));
        Report report = play(plan(4).faults(List.of(torn)).knob("quiet", 1));
        assertThat(report.broken()).extracting(Broken::invariant).containsExactly("the mesh is one");
    }

    @Test
    void recordsThatAllHaveLostAreMissed() {
        List<Fault> fires = IntStream.range(0, 16)
                .<Fault>mapToObj(peer ->
                        new Fault.Crash(Duration.ofMinutes(45), peer, Duration.ofMinutes(5), Fault.Kept.NOTHING))
                .toList();
        Report report = play(plan(5).faults(fires).knob("puts", 1));
        assertThat(report.broken()).extracting(Broken::invariant).containsExactly("no acknowledged record is lost");
    }

    @Test
    void whoseClockWasSetBackNeedNotFindWhatForItIsNotYetWritten() {
        Fault back = new Fault.ClockJump(Duration.ofMinutes(1), 0, Duration.ofHours(-3));
        Report report =
                play(plan(116).peers(3).faults(List.of(back)).knob("puts", 1).knob("quiet", 1));
        assertThat(report.broken()).isEmpty();
        assertThat(figure(report, "records")).isPositive();
    }

    @Test
    void whoCannotBeHeardForHoursIsNoticed() {
        Fault alone = new Fault.Partition(Duration.ZERO, Duration.ofHours(3), List.of(7));
        Report report = play(plan(6).time(Duration.ofHours(3)).faults(List.of(alone)));
        assertThat(report.broken()).extracting(Broken::invariant).containsExactly("nobody is isolated for 2 hours");
        assertThat(report.plots()).as("what was seen until then").isNotEmpty();
        assertThat(figure(report, "lookups")).isPositive();
    }
}
