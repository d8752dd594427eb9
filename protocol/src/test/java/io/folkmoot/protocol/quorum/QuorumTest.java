package io.folkmoot.protocol.quorum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuorumTest {
    /** Members, f, q, a claim's, latest, certain, proved absent. */
    @ParameterizedTest
    @CsvSource({
        "1, 0, 1, 1, 1, 1, 1",
        "2, 0, 2, 2, 1, 1, 2",
        "3, 0, 2, 3, 2, 2, 2",
        "4, 1, 3, 4, 2, 3, 3",
        "5, 1, 4, 4, 2, 3, 4",
        "6, 1, 4, 5, 3, 4, 4",
        "7, 2, 5, 6, 3, 5, 5",
        "10, 3, 7, 8, 4, 7, 7",
        "13, 4, 9, 11, 5, 9, 9",
        "16, 5, 11, 13, 6, 11, 11",
        "20, 6, 14, 16, 7, 13, 14"
    })
    void theThresholdsAreThoseOfTheTable(int n, int f, int q, int claim, int latest, int certain, int absent) {
        Quorum quorum = Quorum.of(n);
        assertThat(quorum.faults()).isEqualTo(f);
        assertThat(quorum.decide()).isEqualTo(q);
        assertThat(quorum.claim()).isEqualTo(claim);
        assertThat(quorum.readLatest()).isEqualTo(latest);
        assertThat(quorum.readCertain()).isEqualTo(certain);
        assertThat(quorum.readAbsent()).isEqualTo(absent);
    }

    @Test
    void anyTwoQuorumsShareMoreThanTheFaulty() {
        for (int n = 1; n <= Committee.MAX_MEMBERS; n++) {
            Quorum quorum = Quorum.of(n);
            int f = quorum.faults();
            assertThat(shared(n, quorum.decide(), quorum.decide()))
                    .as("n=%s", n)
                    .isGreaterThan(f);
            assertThat(shared(n, quorum.claim(), quorum.claim())).as("n=%s", n).isGreaterThan(f);
            assertThat(quorum.claim()).as("n=%s", n).isGreaterThanOrEqualTo(quorum.decide());
            assertThat(shared(n, quorum.decide(), quorum.readLatest()))
                    .as("n=%s", n)
                    .isEqualTo(1);
            assertThat(shared(n, quorum.decide(), quorum.readCertain()))
                    .as("n=%s", n)
                    .isEqualTo(f + 1);
            assertThat(n - f).as("the honest alone decide, n=%s", n).isGreaterThanOrEqualTo(quorum.decide());
        }
    }

    /** The fewest members in common, counted over all pairs of sets where that is quick, else as their sizes force. */
    private static int shared(int n, int one, int other) {
        if (n > 8) return one + other - n;
        int fewest = n;
        for (int a = 0; a < 1 << n; a++)
            for (int b = 0; b < 1 << n; b++)
                if (Integer.bitCount(a) == one && Integer.bitCount(b) == other)
                    fewest = Math.min(fewest, Integer.bitCount(a & b));
        return fewest;
    }

    @Test
    void oneFewerThanAQuorumWouldNotDo() {
        for (int n = 1; n <= Committee.MAX_MEMBERS; n++) {
            int fewer = Quorum.of(n).decide() - 1;
            assertThat(2 * fewer - n).as("n=%s", n).isLessThan(Quorum.of(n).faults() + 1);
        }
    }

    @Test
    void thereIsNoQuorumOfNobodyNorOfACrowd() {
        assertThatThrownBy(() -> Quorum.of(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Quorum.of(21)).isInstanceOf(IllegalArgumentException.class);
    }
}
