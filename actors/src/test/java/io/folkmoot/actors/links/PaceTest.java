package io.folkmoot.actors.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Asking again is never faster than a pause of the collector and never slower than two seconds. */
class PaceTest {
    private static final long MILLI = 1_000_000;

    @ParameterizedTest
    @CsvSource({"1, 250", "2, 250", "3, 500", "4, 500", "5, 1000", "100, 1000"})
    void aStrangerIsGivenAQuarterOfASecondTwiceAndThenLonger(int sendings, long millis) {
        assertThat(Pace.UNKNOWN.patience(sendings)).isEqualTo(millis * MILLI);
    }

    @ParameterizedTest
    @CsvSource({"0, 50", "10, 50", "100, 200", "600, 1200", "1100, 2000", "60000, 2000"})
    void theFirstRoundTripCountsTwiceWithinTheBounds(long trip, long millis) {
        assertThat(Pace.UNKNOWN.measured(trip * MILLI).patience(1)).isEqualTo(millis * MILLI);
    }

    @ParameterizedTest
    @CsvSource({"1, 500", "2, 1000", "3, 1000"})
    void whoseAnswersComeTooLateToMeasureIsGivenLongerUntilOneDoes(int ambiguous, long millis) {
        Pace pace = Pace.UNKNOWN;
        for (int i = 0; i < ambiguous; i++) pace = pace.ambiguous();
        assertThat(pace.patience(1)).isEqualTo(millis * MILLI);
        assertThat(pace.measured(400 * MILLI)).isEqualTo(Pace.UNKNOWN.measured(400 * MILLI));
    }

    @Test
    void whatIsMeasuredOutlivesAnAmbiguousAnswer() {
        Pace pace = Pace.UNKNOWN.measured(80 * MILLI);
        assertThat(pace.ambiguous()).isEqualTo(pace);
    }

    @Test
    void laterRoundTripsHaveTheWeightsOfTheRfc() {
        Pace pace = new Pace(100 * MILLI, 50 * MILLI).measured(180 * MILLI);
        assertThat(pace).isEqualTo(new Pace(110 * MILLI, (3 * 50 + 80) * MILLI / 4));
    }

    @Test
    void aSteadyPathIsAskedAgainSoonAfterItsRoundTrip() {
        Pace pace = Pace.UNKNOWN;
        for (int i = 0; i < 60; i++) pace = pace.measured(80 * MILLI);
        assertThat(pace.patience(1)).isBetween(80 * MILLI, 81 * MILLI);
    }

    @Test
    void aClockThatSeemsToGoBackMeasuresNothingNegative() {
        assertThat(Pace.UNKNOWN.measured(-5)).isEqualTo(new Pace(0, 0));
    }

    @Test
    void patienceStaysWithinItsBoundsAndNeverShrinksFromSendingToSending() {
        long seed = 11;
        SplittableRandom dice = new SplittableRandom(seed);
        Pace pace = Pace.UNKNOWN;
        for (int i = 0; i < 10_000; i++) {
            pace = pace.measured(dice.nextLong(1L << dice.nextInt(1, 40)));
            long before = 50 * MILLI;
            for (int sendings = 1; sendings < 80; sendings++) {
                long patience = pace.patience(sendings);
                assertThat(patience)
                        .as("seed %s, %s, sending %s", seed, pace, sendings)
                        .isBetween(before, 2000 * MILLI);
                before = patience;
            }
        }
    }
}
