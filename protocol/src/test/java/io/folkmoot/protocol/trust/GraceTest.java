package io.folkmoot.protocol.trust;

import static io.folkmoot.protocol.trust.Town.DAY;
import static io.folkmoot.protocol.trust.Town.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraceTest {
    private static Town withDependants() {
        Town town = Town.foundedBy(3);
        for (String name : new String[] {"p", "q", "r"}) town.endorse(name, "A", "B", "C");
        return town.endorse("x", "p", "q", "r").endorse("y", "x", "p", "q");
    }

    @ParameterizedTest
    @CsvSource({
        "0, trusted 2, trusted 3",
        "2, trusted 2, trusted 3",
        "3, grace, grace",
        "9, grace, grace",
        "10, TOO_FEW_ENDORSERS, TOO_FEW_ENDORSERS"
    })
    void dependantsOfTheRevokedHaveSevenDays(int day, String x, String y) {
        Town town = withDependants().revoke("p", NOW + 3 * DAY, "A", "B", "C");
        assertThat(town.word("x", NOW + day * DAY)).isEqualTo(x);
        assertThat(town.word("y", NOW + day * DAY)).isEqualTo(y);
    }

    @Test
    void graceSaysUntilWhenAndWhatIsMissing() {
        Town town = withDependants().revoke("p", NOW - DAY, "A", "B", "C");
        assertThat(town.verdict("x")).isInstanceOfSatisfying(Verdict.Grace.class, grace -> {
            assertThat(grace.until()).isEqualTo(NOW - DAY - RevocationRule.TOLERANCE + 7 * DAY);
            assertThat(grace.missing()).isEqualTo(Refusal.TOO_FEW_ENDORSERS);
        });
    }

    @Test
    void anotherEndorserEndsTheGrace() {
        Town town = withDependants().revoke("p", NOW - DAY, "A", "B", "C").endorse("x", "A");
        assertThat(town.word("x")).isEqualTo("trusted 2");
    }

    @Test
    void theRevokedHaveNone() {
        assertThat(withDependants().revoke("p", NOW - DAY, "A", "B", "C").word("p"))
                .isEqualTo("REVOKED");
    }

    @Test
    void dependantsOfASuspectHaveSevenDaysFromTheContradiction() {
        Town town = withDependants();
        town.endorse("p", 9, NOW - DAY, "x");
        town.endorse("p", 9, NOW - DAY, "y");
        assertThat(town.word("x")).isEqualTo("grace");
        assertThat(town.word("x", NOW + 6 * DAY - 1)).isEqualTo("grace");
        assertThat(town.word("x", NOW + 6 * DAY)).isEqualTo("TOO_FEW_ENDORSERS");
    }

    @Test
    void whoWasNeverTrustedHasNone() {
        Town town = Town.foundedBy(3).endorse("x", "A", "B").revoke("C", NOW - DAY, "A", "B");
        assertThat(town.word("x")).isEqualTo("TOO_FEW_ENDORSERS");
    }

    @Test
    void aSecondLossDoesNotBeginTheDaysAnew() {
        Town town = withDependants().revoke("p", NOW - 5 * DAY, "A", "B", "C");
        town.revoke("q", NOW - DAY, "A", "B", "C");
        assertThat(town.word("x")).isEqualTo("grace");
        assertThat(town.word("x", NOW + 2 * DAY)).isEqualTo("TOO_FEW_ENDORSERS");
    }
}
