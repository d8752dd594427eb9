package io.folkmoot.simulation.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.simulation.scenario.Broken;
import io.folkmoot.simulation.scenario.Plan;
import io.folkmoot.simulation.scenario.Progress;
import io.folkmoot.simulation.scenario.Report;
import io.folkmoot.simulation.scenario.Runs;
import io.folkmoot.simulation.scenario.Scenario;
import io.folkmoot.simulation.scenario.Scenarios;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A bug that is known to be there is found among seeds, made small, and seen again from its text. */
@Tag("slow")
final class PlantedTest {
    private static final long MOST_SEEDS = 50;

    /** The search ends by itself; the time is for machines that have much else to do. */
    private static final Limits LIMITS = new Limits(500, Duration.ofHours(1));

    private final Scenario planted = Scenarios.named("planted").orElseThrow();

    private Report play(Plan plan) {
        return Runs.play(planted, plan, Progress.SILENT);
    }

    private Plan failing() {
        for (long seed = 1; seed <= MOST_SEEDS; seed++) {
            Plan plan = Plan.of(planted, seed);
            if (!play(plan).holds()) return plan;
        }
        throw new AssertionError("not found in " + MOST_SEEDS + " seeds");
    }

    @Test
    void aPlantedBugIsFoundMadeSmallAndSeenAgain() {
        Plan failing = failing();
        Shrunk shrunk = Shrinker.shrink(planted, failing, LIMITS, step -> {});
        assertThat(shrunk.plan().peers()).as("%s", shrunk).isLessThan(10);
        assertThat(shrunk.plan().faults().orElseThrow()).hasSizeLessThan(10);
        Report again = play(Plan.parse(shrunk.plan().toText()));
        assertThat(again.broken())
                .extracting(Broken::invariant)
                .containsExactly(shrunk.broken().invariant());
        assertThat(again.lastEvents()).hasSize(50).anyMatch(event -> event.contains("message peer-"));
        assertThat(play(shrunk.plan().knob("bug", 0)).broken()).isEmpty();
        assertThat(play(failing.knob("bug", 0)).broken()).isEmpty();
    }
}
