package io.folkmoot.actors.supervision;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BackOffTest {
    private static final BackOff FRESH = BackOff.between(ofMillis(100), ofSeconds(10), ofSeconds(60));

    @Test
    void pausesGrowToTheLongestAndStayThere() {
        BackOff backOff = FRESH;
        long[] longest = {100, 200, 400, 800, 1_600, 3_200, 6_400, 10_000, 10_000, 10_000};
        for (int i = 0; i < 2_000; i++) {
            backOff = backOff.failed(i);
            long millis = i < longest.length ? longest[i] : 10_000;
            for (int seed = 0; seed < 20; seed++)
                assertThat(backOff.pause(new SplittableRandom(seed)))
                        .as("try %d, seed %d", i, seed)
                        .isBetween(ofMillis(millis / 2), ofMillis(millis));
        }
    }

    @Test
    void pausesDifferByChance() {
        BackOff failed = FRESH.failed(0);
        Duration first = failed.pause(new SplittableRandom(1));
        assertThat(failed.pause(new SplittableRandom(2))).isNotEqualTo(first);
    }

    @Test
    void aQuietTimeBeginsAnew() {
        BackOff backOff = FRESH.failed(0).failed(1).failed(2);
        assertThat(backOff.failed(2 + ofSeconds(60).toNanos()).tries()).isEqualTo(4);
        assertThat(backOff.failed(3 + ofSeconds(60).toNanos()).tries()).isEqualTo(1);
    }

    @Test
    void successBeginsAnew() {
        assertThat(FRESH.failed(0).failed(1).succeeded().tries()).isZero();
    }

    @Test
    void aPauseOfNothingIsRefused() {
        assertThatThrownBy(() -> BackOff.between(Duration.ZERO, ofSeconds(1), ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BackOff.between(ofSeconds(2), ofSeconds(1), ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
