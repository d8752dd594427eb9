package io.folkmoot.simulation.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.peer.Health;
import io.folkmoot.actors.supervision.Part;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What cannot be mended ends the peer, and everybody hears why. */
class FailingTest {
    private final Village village = new Village(29);
    private final Brittle brittle = new Brittle();

    @BeforeEach
    void settle() {
        village.faults = brittle;
        village.settleAndJoin(4);
    }

    @AfterEach
    void end() {
        village.close();
    }

    private void breakTable(Inhabitant whose) {
        brittle.breakNext(whose, Part.TABLE);
        boolean broke = village.world.runUntil(
                () -> {
                    if (brittle.isArmed(whose)) whose.seekSomething();
                    return !brittle.isArmed(whose);
                },
                Duration.ofSeconds(30));
        assertThat(broke).as(village.seed()).isTrue();
    }

    @Test
    void threeCrashesOfABranchInAMinuteStopThePeerWithItsReason() {
        Inhabitant victim = village.get(2);
        for (int i = 0; i < 3; i++) {
            assertThat(victim.endings).isEmpty();
            breakTable(victim);
            village.world.runFor(Duration.ofSeconds(2));
        }
        assertThat(victim.endings)
                .singleElement()
                .satisfies(ended -> assertThat(ended.failure())
                        .hasValueSatisfying(why -> assertThat(why)
                                .contains("table")
                                .contains("3 crashes within a minute")
                                .contains("the clock broke")));
        assertThat(village.get(0).neighbours()).as("it took its leave").doesNotContain(victim.id());
    }

    @Test
    void crashesNowAndThenDegradeItForAMinute() {
        Inhabitant victim = village.get(2);
        for (int i = 0; i < 4; i++) {
            breakTable(victim);
            village.world.runFor(Duration.ofSeconds(5));
            Health health = victim.health();
            assertThat(health.state()).isEqualTo(Health.State.DEGRADED);
            assertThat(health.reasons()).singleElement().asString().contains("table");
            village.world.runFor(Duration.ofMinutes(1));
            assertThat(victim.health().state()).isEqualTo(Health.State.OK);
        }
        assertThat(victim.status().crashes()).containsEntry("table", 4L);
        assertThat(victim.neighbours()).as("known again without a restart").hasSize(3);
    }
}
