package io.folkmoot.simulation.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.simulation.universe.Universe;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Peers of whom nobody wants anything let the machine sleep. */
class QuietTest {
    private static final int PEERS = 12;

    /** Half of it is the look at the clock and at a bucket twice a minute; a timer of some seconds would double it. */
    private static final double MOST_TURNS_PER_SECOND = 0.5;

    @Test
    void aQuietPeerHardlyWakes() {
        try (Universe universe = Universe.withSeed(11).open()) {
            Village.settle(universe, PEERS);
            universe.runFor(Duration.ofMinutes(3));
            long before = universe.world().runs();
            Duration quiet = Duration.ofMinutes(10);
            universe.runFor(quiet);
            double turns = (double) (universe.world().runs() - before);
            assertThat(turns / PEERS / quiet.toSeconds())
                    .as(universe.toString())
                    .isLessThan(MOST_TURNS_PER_SECOND);
        }
    }
}
