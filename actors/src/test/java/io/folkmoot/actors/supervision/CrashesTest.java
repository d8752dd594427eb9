package io.folkmoot.actors.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CrashesTest {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final Crashes NONE = Crashes.allowing(3, Duration.ofMinutes(1));

    @Test
    void theThirdWithinAMinuteIsOneTooMany() {
        assertThat(NONE.crashed(0).crashed(1).tooMany()).isFalse();
        assertThat(NONE.crashed(0).crashed(1).crashed(MINUTE - 1).tooMany()).isTrue();
    }

    @Test
    void oneAMinuteAgoIsForgotten() {
        assertThat(NONE.crashed(0).crashed(1).crashed(MINUTE).tooMany()).isFalse();
        assertThat(NONE.crashed(0).crashed(1).crashed(MINUTE).crashed(MINUTE).tooMany())
                .isTrue();
    }

    @Test
    void oneEveryHalfMinuteGoesOnForEver() {
        Crashes crashes = NONE;
        for (int i = 0; i < 1_000; i++) {
            crashes = crashes.crashed(i * MINUTE / 2);
            assertThat(crashes.tooMany()).as("crash %d", i).isFalse();
            assertThat(crashes.times()).hasSizeLessThan(3);
        }
    }
}
