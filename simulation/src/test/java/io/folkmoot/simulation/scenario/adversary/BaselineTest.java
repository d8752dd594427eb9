package io.folkmoot.simulation.scenario.adversary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class BaselineTest {
    private static final int LOOKUPS = 600;

    private final Baseline baseline = new Baseline(7, 10_000);

    /** The paper: 99 % of lookups at 20 % adversaries; and 0.85 at half, by a later reading of it. */
    @Test
    void eightPathsAreAsGoodAsThePaperSays() {
        assertThat(success(0.2, 8)).isBetween(0.985, 1.0);
        assertThat(success(0.5, 8)).isCloseTo(0.85, within(0.08));
    }

    /** A path of h honest peers is free of adversaries with (1-f)^h, and h is somewhat above two. */
    @Test
    void onePathIsAsBadAsItsLengthSays() {
        assertThat(success(0, 1)).isOne();
        assertThat(success(0.2, 1)).isCloseTo(0.61, within(0.08));
        assertThat(success(0.5, 1)).isCloseTo(0.21, within(0.1));
    }

    @Test
    void morePathsHelpAndMoreAdversariesHarm() {
        double last = 0;
        for (int paths = 1; paths <= 8; paths *= 2) {
            assertThat(success(0.4, paths)).isGreaterThan(last);
            last = success(0.4, paths);
            assertThat(success(0.5, paths)).isLessThan(success(0.3, paths));
        }
    }

    private double success(double adversaries, int paths) {
        return baseline.play(adversaries, paths, LOOKUPS).success();
    }
}
