package io.folkmoot.simulation.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class AdversaryTest {
    private static final int USELESS = 0;
    private static final int LYING = 1;
    private static final int SITTING = 2;
    private static final int SILENT = 3;

    private final Scenario scenario = new Adversary();

    @Test
    void aSmallMeshWithoutAdversariesFindsEverybody() {
        Report report = play(plan(30, LYING).knob("adversaries", 0));
        assertThat(figure(report, "lookup_success")).isOne();
        assertThat(figure(report, "complete_d1")).isOne();
        assertThat(figure(report, "lies")).isZero();
    }

    @Test
    void theSamePlanIsTheSameRun() {
        Plan plan = plan(24, LYING).knob("adversaries", 0.3);
        Report first = play(plan);
        assertThat(play(plan).traceHash()).isEqualTo(first.traceHash());
        assertThat(play(plan.seed(8)).traceHash()).isNotEqualTo(first.traceHash());
    }

    @Tag("slow")
    @Test
    void oursIsBesideThePapersWhateverTheAdversariesDo() {
        for (int kind : new int[] {USELESS, LYING, SILENT}) {
            Report report = play(plan(120, kind).knob("adversaries", 0.5));
            assertThat(figure(report, "lies")).isPositive();
            assertThat(figure(report, "lookup_success")).isGreaterThanOrEqualTo(0.97);
            assertThat(figure(report, "lookup_success_d8")).isGreaterThan(figure(report, "naive_lookup_success_d1"));
            assertThat(figure(report, "requests_d8")).isGreaterThan(figure(report, "requests_d1"));
        }
    }

    /** Among so few honest peers one path is led astray now and then, or there would be nothing to defend against. */
    @Tag("slow")
    @Test
    void liarsDoHarmAndMorePathsMendIt() {
        Report honest = play(plan(150, LYING).knob("adversaries", 0));
        Report lying = play(plan(150, LYING).knob("adversaries", 0.85));
        assertThat(figure(honest, "recall_d1")).isOne();
        assertThat(figure(lying, "recall_d1")).isLessThan(0.97);
        assertThat(figure(lying, "recall_d8")).isGreaterThan(figure(lying, "recall_d1"));
        assertThat(figure(lying, "requests_d1")).isGreaterThan(figure(honest, "requests_d1"));
    }

    @Tag("slow")
    @Test
    void aSweepDrawsOursBesideThePapersOverAllShares() {
        Report report = play(plan(60, USELESS).knob("sweep", 1).knob("lookups", 5));
        Plot plot = report.plots().getFirst();
        assertThat(plot.lines()).hasSize(6);
        for (Plot.Line line : plot.lines()) {
            assertThat(line.points()).as(line.name()).hasSize(11);
            assertThat(line.points().getFirst().y()).as(line.name()).isOne();
        }
    }

    @Tag("slow")
    @Test
    void identitiesThatSitOnAKeyStandClosestToIt() {
        Report report = play(plan(100, SITTING).knob("keys", 2).knob("lookups", 10));
        assertThat(figure(report, "gets_found_before")).isOne();
        assertThat(figure(report, "naive_gets_denied")).isOne();
        assertThat(figure(report, "keys_ground")).isGreaterThan(20);
    }

    private Plan plan(int peers, int kind) {
        return Plan.of(scenario, 7).peers(peers).knob("kind", kind).knob("lookups", 30);
    }

    private Report play(Plan plan) {
        Report report = Runs.play(scenario, plan, Progress.SILENT);
        assertThat(report.broken()).isEmpty();
        return report;
    }

    private static double figure(Report report, String name) {
        return report.figures().stream()
                .filter(figure -> figure.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }
}
