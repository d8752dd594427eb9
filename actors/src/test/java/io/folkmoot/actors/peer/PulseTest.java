package io.folkmoot.actors.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PulseTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long MINUTE = 60 * SECOND;
    private static final Pulse FRESH = Pulse.at(0);

    @Test
    void withoutANeighbourItIsIsolatedAfterAMinute() {
        assertThat(FRESH.isIsolated(0, MINUTE - 1)).isFalse();
        assertThat(FRESH.isIsolated(0, MINUTE)).isTrue();
        assertThat(FRESH.alive(MINUTE).isIsolated(0, MINUTE)).isFalse();
    }

    @Test
    void quietNeighboursAreNoneThatAreLost() {
        assertThat(FRESH.isIsolated(3, 60 * MINUTE)).isFalse();
    }

    @Test
    void itIsIsolatedOnceAllWhoWereAskedKeepSilent() {
        Pulse asked = FRESH.asked(3, 5 * MINUTE).silent().silent();
        assertThat(asked.isIsolated(3, 5 * MINUTE + SECOND)).isFalse();
        assertThat(asked.silent().isIsolated(3, 5 * MINUTE + SECOND)).isTrue();
    }

    @Test
    void oneAnswerIsEnough() {
        Pulse pulse = FRESH.asked(3, 5 * MINUTE)
                .silent()
                .alive(5 * MINUTE + SECOND)
                .silent()
                .silent();
        assertThat(pulse.isIsolated(3, 7 * MINUTE)).isFalse();
    }

    @Test
    void aSignOfLifeEndsIsolation() {
        Pulse lost = FRESH.asked(1, 5 * MINUTE).silent();
        assertThat(lost.alive(6 * MINUTE).isIsolated(1, 8 * MINUTE)).isFalse();
    }

    @Test
    void neighboursAreAskedSeldomAndSoonerWhereSomebodyWantsToKnow() {
        assertThat(FRESH.isAskingDue(4 * MINUTE, false)).isFalse();
        assertThat(FRESH.isAskingDue(5 * MINUTE, false)).isTrue();
        assertThat(FRESH.isAskingDue(MINUTE - 1, true)).isFalse();
        assertThat(FRESH.isAskingDue(MINUTE, true)).isTrue();
        assertThat(FRESH.asked(3, MINUTE).isAskingDue(MINUTE + SECOND, true)).isFalse();
        assertThat(FRESH.asked(3, MINUTE).isAskingDue(MINUTE + 20 * SECOND, true))
                .isTrue();
    }
}
