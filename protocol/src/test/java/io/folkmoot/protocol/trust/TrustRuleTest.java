package io.folkmoot.protocol.trust;

import static io.folkmoot.protocol.trust.Town.DAY;
import static io.folkmoot.protocol.trust.Town.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.Bytes;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustRuleTest {
    @Test
    void foundersAreTrustedWithoutAnyStatement() {
        assertThat(Town.foundedBy(3).word("A")).isEqualTo("trusted 0");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, TOO_FEW_ENDORSERS",
        "1, 1, trusted 1",
        "2, 1, TOO_FEW_ENDORSERS",
        "2, 2, trusted 1",
        "3, 2, TOO_FEW_ENDORSERS",
        "3, 3, trusted 1",
        "5, 2, TOO_FEW_ENDORSERS",
        "5, 3, trusted 1",
        "5, 5, trusted 1"
    })
    void aNewcomerNeedsThreeEndorsersOrAllFoundersWhereThereAreFewer(int founders, int endorsers, String word) {
        Town town = Town.foundedBy(founders);
        town.certify("x");
        for (int i = 0; i < endorsers; i++) town.endorse("x", String.valueOf((char) ('A' + i)));
        assertThat(town.word("x")).isEqualTo(word);
    }

    @Test
    void anEndorserCountsOnceHoweverOftenItSigns() {
        Town town = Town.foundedBy(3).endorse("x", "A", "A", "A", "B");
        assertThat(town.word("x")).isEqualTo("TOO_FEW_ENDORSERS");
    }

    @Test
    void anEndorserMustStandNearerToTheFoundersItself() {
        Town town = Town.foundedBy(3);
        town.endorse("x", "A", "B", "stranger");
        assertThat(town.word("x")).isEqualTo("TOO_FEW_ENDORSERS");
        town.endorse("stranger", "A", "B", "C");
        assertThat(town.word("x")).isEqualTo("trusted 2");
    }

    @Test
    void thosePlacedInOneLayerLendEachOtherNothing() {
        Town town = Town.foundedBy(3);
        town.endorse("x", "A", "B", "y").endorse("y", "A", "B", "x");
        assertThat(town.word("x")).isEqualTo("TOO_FEW_ENDORSERS");
    }

    @Test
    void aCircleLendsItselfNoTrust() {
        Town town = Town.foundedBy(3);
        String[] ring = {"p", "q", "r", "s"};
        for (String subject : ring) for (String other : ring) if (!subject.equals(other)) town.endorse(subject, other);
        for (String subject : ring) assertThat(town.word(subject)).isEqualTo("TOO_FEW_ENDORSERS");
    }

    @Test
    void theFourthLayerIsTooDeep() {
        Town town = Town.foundedBy(3);
        layer(town, "1", "A", "B", "C");
        layer(town, "2", "x1", "y1", "z1");
        layer(town, "3", "x2", "y2", "z2");
        town.endorse("deep", "x3", "y3", "z3");
        assertThat(town.word("x1")).isEqualTo("trusted 1");
        assertThat(town.word("x2")).isEqualTo("trusted 2");
        assertThat(town.word("x3")).isEqualTo("trusted 3");
        assertThat(town.word("deep")).isEqualTo("TOO_DEEP");
    }

    private static void layer(Town town, String suffix, String... endorsers) {
        for (String name : List.of("x", "y", "z")) town.endorse(name + suffix, endorsers);
    }

    @ParameterizedTest
    @CsvSource({"1, trusted 2", "2, TOO_FEW_PATHS"})
    void pathsThroughOneOperatorDoNotSufficeWhereThereAreTwoFounders(int founders, String word) {
        Town town = Town.foundedBy(founders, 1, 3);
        town.endorse("x", founders == 1 ? new String[] {"A"} : new String[] {"A", "B"});
        town.endorse("y", "x");
        assertThat(town.word("x")).isEqualTo("trusted 1");
        assertThat(town.word("y")).isEqualTo(word);
    }

    @ParameterizedTest
    @CsvSource({
        "-91, NOT_YET_VALID",
        "-90, TOO_FEW_ENDORSERS",
        "-79, trusted 1",
        "0, trusted 1",
        "90, trusted 1",
        "91, EXPIRED"
    })
    void aCertificateCountsFromItsBeginningAndItsEndorsementsToItsEnd(int day, String word) {
        Town town = Town.foundedBy(3).endorse("x", "A", "B", "C");
        assertThat(town.word("x", NOW + day * DAY)).isEqualTo(word);
    }

    @Test
    void anEndorsementBeforeTheCertificatesLifeDoesNotCount() {
        Town town = Town.foundedBy(3);
        town.certify("x", 1, NOW - 10 * DAY, NOW + 90 * DAY);
        for (String founder : List.of("A", "B", "C")) town.endorse(founder, 0, NOW - 11 * DAY, "x");
        assertThat(town.word("x")).isEqualTo("TOO_FEW_ENDORSERS");
    }

    @Test
    void anEndorsementFromTheFutureWaits() {
        Town town = Town.foundedBy(3).endorse("x", "A", "B");
        town.endorse("C", 0, NOW + 1, "x");
        assertThat(town.word("x")).isEqualTo("TOO_FEW_ENDORSERS");
        assertThat(town.word("x", NOW + 1)).isEqualTo("trusted 1");
    }

    @Test
    void dependantsFallWhenAnEndorsersCertificateEnds() {
        Town town = Town.foundedBy(3);
        town.certify("p", 1, NOW - 90 * DAY, NOW + 20 * DAY);
        town.endorse("p", "A", "B", "C").endorse("x", "A", "B", "p");
        assertThat(town.word("x", NOW + 20 * DAY)).isEqualTo("trusted 2");
        assertThat(town.word("x", NOW + 21 * DAY)).isEqualTo("grace");
        assertThat(town.word("x", NOW + 28 * DAY)).isEqualTo("TOO_FEW_ENDORSERS");
    }

    @Test
    void twoCertificatesUnderOneSerialCountNeither() {
        Town town = Town.foundedBy(3).endorse("x", "A", "B", "C");
        town.certify("x", OperatorCertificate.of(town.key("x"), "other", 1, NOW - 10 * DAY, NOW + 9 * DAY));
        assertThat(town.word("x")).isEqualTo("SUSPECT");
        assertThat(town.word("x", NOW - 11 * DAY)).isEqualTo("trusted 1");
    }

    @Test
    void aRenewedCertificateNeedsItsOwnEndorsementsWhileTheOldOneStillCounts() {
        Town town = Town.foundedBy(3).endorse("x", "A", "B", "C");
        town.certify("x", 2, NOW - DAY, NOW + 170 * DAY);
        assertThat(town.word("x")).isEqualTo("trusted 1");
        assertThat(town.word("x", NOW + 99 * DAY)).isEqualTo("TOO_FEW_ENDORSERS");
        for (String founder : List.of("A", "B", "C")) town.endorse(founder, 1, NOW, "x");
        assertThat(town.word("x", NOW + 99 * DAY)).isEqualTo("trusted 1");
    }

    @Test
    void anEndorserThatGaveANumberTwiceCountsForNeitherAndIsSuspect() {
        Town town = Town.foundedBy(3);
        town.endorse("p", "A", "B", "C");
        town.endorse("p", 0, NOW - 9 * DAY, "x");
        town.endorse("p", 0, NOW - 9 * DAY, "y");
        town.endorse("p", 2, NOW - 2 * DAY, "z");
        town.endorse("x", "A", "B").endorse("y", "A", "B").endorse("z", "A", "B");
        assertThat(town.word("p")).isEqualTo("SUSPECT");
        for (String subject : List.of("x", "y", "z"))
            assertThat(town.word(subject)).isEqualTo("TOO_FEW_ENDORSERS");
    }

    @Test
    void aFounderThatContradictsItselfStaysButWhatItContradictedDoesNotCount() {
        Town town = Town.foundedBy(3);
        town.endorse("x", "A", "B").endorse("y", "A", "B").endorse("z", "A", "B");
        town.endorse("C", 0, NOW - 9 * DAY, "x");
        town.endorse("C", 0, NOW - 9 * DAY, "y");
        town.endorse("C", 2, NOW - 2 * DAY, "z");
        assertThat(town.word("C")).isEqualTo("trusted 0");
        assertThat(town.word("x")).isEqualTo("TOO_FEW_ENDORSERS");
        assertThat(town.word("z")).isEqualTo("trusted 1");
    }

    @Test
    void suspicionEndsWhenEverythingItCouldTouchHasEnded() {
        Town town = Town.foundedBy(3);
        long later = NOW + 200 * DAY;
        town.endorse("p", 0, NOW, "x");
        town.endorse("p", 0, NOW, "y");
        town.certify("p", 2, later - 100 * DAY, later);
        for (String founder : List.of("A", "B", "C")) town.endorse(founder, 0, later - 99 * DAY, "p");
        assertThat(town.word("p", NOW + 179 * DAY)).isEqualTo("SUSPECT");
        assertThat(town.word("p", NOW + 180 * DAY)).isEqualTo("trusted 1");
    }

    @Test
    void moreAgentsDoNotHideTwoInOneSlot() {
        Town town = Town.foundedBy(3).endorse("x", "A", "B", "C");
        town.employ("x", "twin1", 3).employ("x", "twin2", 3);
        for (int i = 0; i < 200; i++) town.employ("x", "agent" + i, 4, NOW + 2L * i, NOW + 2L * i + 1);
        assertThat(town.word("x")).isEqualTo("SUSPECT");
    }

    @Test
    void moreCertificatesDoNotHideTwoUnderOneSerial() {
        Town town = Town.foundedBy(3).endorse("x", "A", "B", "C");
        town.certify("x", OperatorCertificate.of(town.key("x"), "other", 1, NOW - 10 * DAY, NOW + 9 * DAY));
        for (int i = 2; i < 40; i++) town.certify("x", i, NOW, NOW + DAY);
        assertThat(town.word("x")).isEqualTo("SUSPECT");
    }

    @Test
    void moreEndorsementsDoNotHideTwoUnderOneNumber() {
        Town town = Town.foundedBy(3).endorse("p", "A", "B", "C");
        town.endorse("p", 0, NOW - 9 * DAY, "x");
        town.endorse("p", 0, NOW - 9 * DAY, "y");
        for (int i = 1; i < 300; i++) town.endorse("p", i, NOW + i * 4L * DAY, "z");
        assertThat(town.word("p")).isEqualTo("SUSPECT");
    }

    @Test
    void higherNumbersDoNotFreeThePlacesOfTheLower() {
        Town town = Town.foundedBy(3);
        for (int i = 0; i < 8; i++) town.endorse("x" + i, "A", "B", "C");
        town.certify("new");
        for (String founder : List.of("A", "B", "C"))
            for (int i = 0; i < 128; i++)
                town.endorse(founder, 1_000 + i, NOW - (127 - i) / 2 * Budget.WINDOW, i < 120 ? "x0" : "new");
        assertThat(town.word("new")).isEqualTo("TOO_FEW_ENDORSERS");
    }

    @Test
    void aBackdatedContradictionHauntsItsWriterUntilHalfAYearAfterItsEnd() {
        Town town = Town.foundedBy(3);
        town.certify("x", 1, NOW - 5 * DAY, NOW + 170 * DAY);
        for (String founder : List.of("A", "B", "C")) town.endorse(founder, 0, NOW - 4 * DAY, "x");
        town.employ("x", "twin1", 3, NOW - 179 * DAY, NOW + DAY).employ("x", "twin2", 3, NOW - 178 * DAY, NOW + DAY);
        assertThat(town.word("x")).isEqualTo("SUSPECT");
        assertThat(town.word("x", NOW + 169 * DAY)).isEqualTo("SUSPECT");
        assertThat(town.word("x", NOW + 182 * DAY)).isEqualTo("EXPIRED");
    }

    @Test
    void whoFloodsItsPageIsSuspectForGood() {
        Town town = Town.foundedBy(3).endorse("x", "A", "B", "C");
        for (int i = 0; i < Page.MAX_AGENTS; i++) town.employ("x", "agent" + i, 0, 2L * i, 2L * i + 1);
        assertThat(town.word("x")).isEqualTo("trusted 1");
        town.employ("x", "one more", 1);
        assertThat(town.word("x")).isEqualTo("SUSPECT");
        assertThat(town.word("x", NOW + 9_999 * DAY)).isEqualTo("SUSPECT");
    }

    @Test
    void theEndorsementsOfAFounderThatFloodsItsPageDoNotCount() {
        Town town = Town.foundedBy(3).endorse("x", "A", "B", "C");
        for (int i = 0; i < Page.MAX_ENDORSEMENTS; i++) town.endorse("C", 8 + i, NOW + i * 4L * DAY, "x");
        assertThat(town.word("x")).isEqualTo("TOO_FEW_ENDORSERS");
        assertThat(town.word("C")).isEqualTo("trusted 0");
    }

    @Test
    void anEndorserOfNineOperatorsInHalfAYearCountsForNoneOfThem() {
        Town town = Town.foundedBy(4);
        for (int i = 0; i < 8; i++) town.endorse("x" + i, "A", "B", "C");
        assertThat(town.word("x0")).isEqualTo("trusted 1");
        town.endorse("A", 8, NOW - DAY, "x8");
        assertThat(town.word("x0")).isEqualTo("grace");
        assertThat(town.word("x8")).isEqualTo("TOO_FEW_ENDORSERS");
        town.endorse("x0", "D");
        assertThat(town.word("x0")).isEqualTo("trusted 1");
    }

    @Test
    void anEndorserWhoseScopeLeavesEndorsingOutDoesNotCount() {
        Town town = Town.foundedBy(3);
        town.certify(
                "p",
                OperatorCertificate.of(town.key("p"), "p", 1, NOW - 90 * DAY, NOW + 90 * DAY)
                        .withScope(List.of(Action.VOTE, Action.READ)));
        town.endorse("p", "A", "B", "C").endorse("x", "A", "B", "p");
        assertThat(town.word("p")).isEqualTo("trusted 1");
        assertThat(town.word("x")).isEqualTo("TOO_FEW_ENDORSERS");
    }

    @Test
    void aRevokedEndorserCountsOnlyWhereWitnessedBefore() {
        Town town = Town.foundedBy(3);
        town.endorse("p", "A", "B", "C").endorse("x", "A", "B");
        Admitted<Endorsement> endorsement = town.endorse("p", 0, NOW - 50 * DAY, "x");
        town.revoke("p", NOW - 20 * DAY, "A", "B", "C");
        assertThat(town.word("p")).isEqualTo("REVOKED");
        assertThat(town.word("x")).isEqualTo("TOO_FEW_ENDORSERS");
        SortedSet<Bytes> witnessed = new TreeSet<>(List.of(endorsement.id()));
        Verdicts verdicts = TrustRule.judge(town.set(), NOW, witnessed);
        assertThat(verdicts.isTrusted(town.key("x"))).isTrue();
        assertThat(verdicts.isTrusted(town.key("p"))).isFalse();
    }

    @Test
    void whoHasNoCertificateIsUnknownAndNobodyIsTrustedInAnOpenNetwork() throws Exception {
        assertThat(Town.foundedBy(3).word("nobody")).isEqualTo("NO_CERTIFICATE");
        Verdict verdict =
                TrustRule.judge(TrustSet.empty(Genesis.open("open")), NOW).verdict(Town.keyOf("anyone"));
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Refusal.OPEN_NETWORK));
    }

    @Test
    void aTrustedOperatorComesWithPathsThatShareNobody() {
        Town town = Town.foundedBy(4);
        town.endorse("p", "A", "B", "C").endorse("q", "B", "C", "D").endorse("x", "p", "q", "A");
        Verdict verdict = town.verdict("x");
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Trusted.class, trusted -> {
            assertThat(trusted.depth()).isEqualTo(2);
            assertThat(trusted.maxAgents()).isEqualTo(5);
            assertThat(trusted.until()).isEqualTo(NOW + 90 * DAY);
            assertThat(trusted.paths()).hasSize(2);
            assertThat(trusted.paths().get(0))
                    .doesNotContainAnyElementsOf(trusted.paths().get(1));
        });
    }
}
