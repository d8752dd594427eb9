package io.folkmoot.actors.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.config.Settings;
import io.folkmoot.protocol.keys.PublicKey;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private static final long MILLI = 1_000_000;

    private final SplittableRandom dice = new SplittableRandom(1);
    private final Patience patience = new Patience(new Settings.Lookup(
            3, 1, Duration.ofMillis(500), Duration.ofMillis(150), Duration.ofSeconds(2), Duration.ofSeconds(5)));
    private final PublicKey peer = Somebody.key(dice);

    @Test
    void aStrangerHasTheFirstTimeout() {
        assertThat(patience.with(peer)).isEqualTo(500 * MILLI);
    }

    @Test
    void aQuickPeerHasTheFloorAndASlowOneTheCeiling() {
        patience.answered(peer, MILLI);
        assertThat(patience.with(peer)).isEqualTo(150 * MILLI);
        for (int i = 0; i < 50; i++) patience.answered(peer, 5_000 * MILLI);
        assertThat(patience.with(peer)).isEqualTo(2_000 * MILLI);
    }

    @Test
    void inBetweenItIsThreeTimesWhatNineteenOfTwentyTake() {
        double mean = 100;
        for (int i = 0; i < 2_000; i++) patience.answered(peer, (long) (MILLI * dice.nextGaussian(mean, 15)));
        double ninetyFifth = mean + 1.645 * 15;
        assertThat(patience.with(peer) / (double) MILLI).isBetween(2.4 * ninetyFifth, 3.6 * ninetyFifth);
    }

    @Test
    void whoWasPassedOverIsAStrangerUntilItAnswersAgain() {
        for (int i = 0; i < 9; i++) patience.answered(peer, 350 * MILLI);
        assertThat(patience.with(peer)).isGreaterThan(1_000 * MILLI);
        patience.passedOver(peer);
        assertThat(patience.with(peer)).isEqualTo(500 * MILLI);
        patience.answered(peer, 600 * MILLI);
        assertThat(patience.with(peer)).isGreaterThan(600 * MILLI);
    }

    @Test
    void oneRoundTripLeavesTimeForARepetition() {
        patience.answered(peer, 200 * MILLI);
        assertThat(patience.with(peer)).isBetween(3 * 200 * MILLI, 4 * 200 * MILLI);
    }

    @Test
    void aQuickPeerIsLateSoonerThanOthers() {
        for (int i = 0; i < 50; i++) patience.answered(Somebody.key(dice), 400 * MILLI);
        patience.answered(peer, 180 * MILLI);
        assertThat(patience.usual(peer)).isBetween(180 * MILLI, 300 * MILLI);
        assertThat(patience.usual(Somebody.key(dice)))
                .isEqualTo(patience.usual())
                .isGreaterThan(390 * MILLI);
    }

    @Test
    void whatIsUsualFollowsEverybodyAndIsNeverMoreThanForAStranger() {
        assertThat(patience.usual()).isEqualTo(500 * MILLI);
        for (int i = 0; i < 100; i++) patience.answered(Somebody.key(dice), MILLI);
        assertThat(patience.usual()).isEqualTo(150 * MILLI);
        for (int i = 0; i < 100; i++) patience.answered(Somebody.key(dice), 5_000 * MILLI);
        assertThat(patience.usual()).isEqualTo(500 * MILLI);
    }

    @Test
    void whoWasNotAskedForLongestIsForgotten() {
        patience.answered(peer, MILLI);
        for (int i = 0; i < Patience.MOST_REMEMBERED; i++) {
            patience.with(peer);
            patience.answered(Somebody.key(dice), MILLI);
        }
        assertThat(patience.size()).isEqualTo(Patience.MOST_REMEMBERED);
        assertThat(patience.with(peer)).isEqualTo(150 * MILLI);
    }
}
