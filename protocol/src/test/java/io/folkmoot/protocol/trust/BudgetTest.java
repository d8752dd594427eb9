package io.folkmoot.protocol.trust;

import static io.folkmoot.protocol.trust.Town.DAY;
import static io.folkmoot.protocol.trust.Town.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetTest {
    private final Town town = Town.foundedBy(1);

    /** Two numbers, the days at which they were issued, whether the two contradict each other. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0, true",
        "3, 5, 3, 9, true",
        "0, 0, 1, 0, false",
        "0, 1, 1, 0, true",
        "0, 0, 2, 6, true",
        "0, 0, 2, 7, false",
        "0, 0, 3, 7, false",
        "0, 0, 4, 13, true",
        "0, 0, 4, 14, false",
        "5, 0, 4, 0, false",
        "5, 0, 4, 1, true",
        "0, 0, 100, 349, true",
        "0, 0, 100, 350, false",
        "0, 0, 1048576, 0, true"
    })
    void numbersAndTimesRunTogetherTwoAWeek(int number, int day, int otherNumber, int otherDay, boolean contradict) {
        Endorsement one = town.endorse("A", number, NOW + day * DAY, "x").body();
        Endorsement other =
                town.endorse("A", otherNumber, NOW + otherDay * DAY, "y").body();
        assertThat(Budget.contradict(one, other)).isEqualTo(contradict);
        assertThat(Budget.contradict(other, one)).isEqualTo(contradict);
    }

    @Test
    void whateverIsSignedNoSevenDaysHoldMoreThanTwoThatCount() {
        SplittableRandom random = new SplittableRandom(8);
        for (int round = 0; round < 300; round++) {
            List<Admitted<Endorsement>> signed = new ArrayList<>();
            for (int i = 0; i < 20; i++)
                signed.add(town.endorse("A", random.nextInt(12), NOW - random.nextLong(60 * DAY), "x"));
            List<Long> counted = new ArrayList<>();
            for (Held<Endorsement> held : judge(signed))
                if (held.standsAt(NOW)) counted.add(held.body().issuedAt());
            Collections.sort(counted);
            for (int i = 2; i < counted.size(); i++)
                assertThat(counted.get(i) - counted.get(i - 2))
                        .as("round %s", round)
                        .isGreaterThanOrEqualTo(7 * DAY);
        }
    }

    @Test
    void theJudgementDoesNotDependOnTheOrder() {
        SplittableRandom random = new SplittableRandom(9);
        for (int round = 0; round < 100; round++) {
            List<Admitted<Endorsement>> signed = new ArrayList<>();
            for (int i = 0; i < 12; i++)
                signed.add(town.endorse("A", random.nextInt(12), NOW - random.nextLong(60 * DAY), "x"));
            List<Held<Endorsement>> first = judge(signed);
            Collections.shuffle(signed, new Random(round));
            assertThat(judge(signed)).as("round %s", round).containsExactlyInAnyOrderElementsOf(first);
        }
    }

    private static List<Held<Endorsement>> judge(List<Admitted<Endorsement>> signed) {
        return Contradictions.judge(
                signed, Budget::contradict, Endorsement::issuedAt, Endorsement::issuedAt, new Suspicions());
    }

    @Test
    void whoAsksWhatComesNextNeverContradictsItself() {
        Town fresh = Town.foundedBy(1);
        long now = NOW;
        for (int i = 0; i < 20; i++) {
            fresh.certify("x" + i, 1, NOW, NOW + 180 * DAY);
            Budget.Next next = Budget.next(fresh.set(), fresh.key("A"), fresh.key("x" + i));
            assertThat(next.number()).isEqualTo(i);
            now = Math.max(now + DAY, next.notBefore());
            fresh.endorse("A", next.number(), now, "x" + i);
        }
        assertThat(new Ledger(fresh.set()).suspicions(fresh.key("A")).begins()).isEmpty();
        assertThat(now).isBetween(NOW + 2 * 180 * DAY, NOW + 400 * DAY);
    }

    @Test
    void whatComesNextComesSoonWhereOneOfTheEightIsMeant() {
        Town one = withOperators(8);
        long lastDay = NOW - 80 * DAY + 3 * Budget.WINDOW;
        assertThat(Budget.next(one.set(), one.key("A"), one.key("x3")))
                .isEqualTo(new Budget.Next(8, lastDay + Budget.WINDOW));
        assertThat(Budget.next(one.set(), one.key("A"), one.key("new")))
                .isEqualTo(new Budget.Next(8, NOW - 80 * DAY + Budget.HOLD + 1));
    }

    private static Town withOperators(int count) {
        Town one = Town.foundedBy(1);
        for (int i = 0; i < count; i++) one.endorse("x" + i, "A");
        return one;
    }

    /** How many operators, the day at which the last of them is endorsed after the first, how many count then. */
    @ParameterizedTest
    @CsvSource({"8, 28, 8", "9, 28, 0", "9, 180, 0", "9, 181, 9", "10, 181, 1"})
    void moreThanEightOperatorsWithinHalfAYearCountForNone(int operators, int day, int standing) {
        Town one = Town.foundedBy(1);
        for (int i = 0; i < operators; i++) {
            one.certify("x" + i, 1, NOW, NOW + 180 * DAY);
            boolean last = i == operators - 1;
            one.endorse("A", last ? operators - 1 : i, NOW + (last ? day : i / 2 * 7) * DAY, "x" + i);
        }
        int counted = 0;
        for (Vouch vouch : new Ledger(one.set()).given(one.key("A")))
            if (vouch.endorsement().standsAt(NOW + 400 * DAY)) counted++;
        assertThat(counted).isEqualTo(standing);
    }

    @Test
    void renewingOneOfTheEightTakesNoPlace() {
        Town one = withOperators(8).endorse("x3", "A");
        for (int i = 0; i < 8; i++) assertThat(one.word("x" + i)).isEqualTo("trusted 1");
    }

    @Test
    void aCertificateThatEndsEarlyFreesNoPlace() {
        Town one = Town.foundedBy(1);
        one.certify("x0", 1, NOW - 90 * DAY, NOW - 70 * DAY);
        for (int i = 0; i < 9; i++) one.endorse("x" + i, "A");
        assertThat(one.word("x7")).isNotEqualTo("trusted 1");
    }
}
