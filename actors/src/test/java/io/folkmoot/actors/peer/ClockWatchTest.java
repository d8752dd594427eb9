package io.folkmoot.actors.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClockWatchTest {
    private static final long WALL = 1_900_000_000_000L;
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final ClockWatch WATCH = ClockWatch.at(WALL, 500);

    private static long nanos(long millis) {
        return 500 + millis * 1_000_000;
    }

    @Test
    void aClockThatDriftsALittleIsFine() {
        assertThat(WATCH.problem(WALL + 62 * MINUTE, nanos(60 * MINUTE))).isEmpty();
        assertThat(WATCH.problem(WALL + 58 * MINUTE, nanos(60 * MINUTE))).isEmpty();
    }

    @Test
    void aJumpIsNamedWithItsDirection() {
        assertThat(WATCH.problem(WALL - 24 * 60 * MINUTE, 500))
                .hasValueSatisfying(problem -> assertThat(problem).contains("back by 24h"));
        assertThat(WATCH.problem(WALL + 65 * MINUTE, nanos(60 * MINUTE)))
                .hasValueSatisfying(problem -> assertThat(problem).contains("forward by 5m"));
    }

    @Test
    void afterAnHourTheNewTimeIsTheRightOne() {
        long jump = -24 * 60 * MINUTE;
        ClockWatch watch = WATCH;
        for (int minute = 0; minute <= 61; minute++) {
            long wall = WALL + jump + minute * MINUTE;
            watch = watch.looked(wall, nanos(minute * MINUTE));
            assertThat(watch.problem(wall, nanos(minute * MINUTE)).isPresent())
                    .as("minute %d", minute)
                    .isEqualTo(minute < 60);
        }
    }

    @Test
    void aClockThatIsSetRightAgainIsFineAtOnce() {
        ClockWatch watch = WATCH.looked(WALL + 60 * MINUTE, 500);
        assertThat(watch.looked(WALL + MINUTE, nanos(MINUTE)).problem(WALL + MINUTE, nanos(MINUTE)))
                .isEmpty();
    }
}
