package io.folkmoot.simulation.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.peer.Health;
import io.folkmoot.actors.supervision.Part;
import io.folkmoot.simulation.universe.Resident;
import io.folkmoot.simulation.universe.Universe;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What cannot be mended ends the peer, and everybody hears why. */
class FailingTest {
    private final Brittle brittle = new Brittle();
    private final Universe universe = Universe.withSeed(29).alteration(brittle).open();

    @BeforeEach
    void settle() {
        Village.settle(universe, 4);
    }

    @AfterEach
    void end() {
        universe.close();
    }

    private void breakTable(Resident whose) {
        brittle.breakNext(whose, Part.TABLE);
        boolean broke = universe.world()
                .runUntil(
                        () -> {
                            if (brittle.isArmed(whose)) Village.seekSomething(whose);
                            return !brittle.isArmed(whose);
                        },
                        Duration.ofSeconds(30));
        assertThat(broke).as(universe.toString()).isTrue();
    }

    @Test
    void threeCrashesOfABranchInAMinuteStopThePeerWithItsReason() {
        Resident victim = universe.resident(2);
        for (int i = 0; i < 3; i++) {
            assertThat(victim.endings()).isEmpty();
            breakTable(victim);
            universe.world().runFor(Duration.ofSeconds(2));
        }
        assertThat(victim.endings())
                .singleElement()
                .satisfies(ended -> assertThat(ended.failure())
                        .hasValueSatisfying(why -> assertThat(why)
                                .contains("table")
                                .contains("3 crashes within a minute")
                                .contains("the clock broke")));
        assertThat(universe.resident(0).neighbours()).as("it took its leave").doesNotContain(victim.key());
    }

    @Test
    void crashesNowAndThenDegradeItForAMinute() {
        Resident victim = universe.resident(2);
        for (int i = 0; i < 4; i++) {
            breakTable(victim);
            universe.world().runFor(Duration.ofSeconds(5));
            Health health = victim.health();
            assertThat(health.state()).isEqualTo(Health.State.DEGRADED);
            assertThat(health.reasons()).singleElement().asString().contains("table");
            universe.world().runFor(Duration.ofMinutes(1));
            assertThat(victim.health().state()).isEqualTo(Health.State.OK);
        }
        assertThat(victim.status().crashes()).containsEntry("table", 4L);
        assertThat(victim.neighbours()).as("known again without a restart").hasSize(3);
    }
}
