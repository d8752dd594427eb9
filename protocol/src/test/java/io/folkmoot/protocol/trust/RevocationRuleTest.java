package io.folkmoot.protocol.trust;

import static io.folkmoot.protocol.trust.Town.DAY;
import static io.folkmoot.protocol.trust.Town.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevocationRuleTest {
    private static final String[] NAMES = {"A", "B", "C", "D", "E", "F", "G", "H", "I"};

    /** Founders, who of them sign, whether a newcomer falls, whether founder A falls (A's own signature included). */
    @ParameterizedTest
    @CsvSource({
        "1, 0, trusted 1, trusted 0",
        "1, 1, REVOKED,   trusted 0",
        "2, 1, trusted 1, trusted 0",
        "2, 2, REVOKED,   trusted 0",
        "3, 2, trusted 1, trusted 0",
        "3, 3, REVOKED,   REVOKED",
        "4, 2, trusted 1, trusted 0",
        "4, 3, REVOKED,   trusted 0",
        "4, 4, REVOKED,   REVOKED",
        "6, 3, REVOKED,   trusted 0",
        "6, 4, REVOKED,   trusted 0",
        "6, 5, REVOKED,   REVOKED",
        "9, 3, REVOKED,   trusted 0",
        "9, 6, REVOKED,   trusted 0",
        "9, 7, REVOKED,   REVOKED"
    })
    void foundersExpelByThresholdAndEachOtherByTwoThirds(int founders, int signers, String newcomer, String founder) {
        Town town = Town.foundedBy(founders);
        for (int i = 0; i < Math.min(3, founders); i++) town.endorse("x", NAMES[founders - 1 - i]);
        for (int i = 0; i < signers; i++) town.revoke("x", NOW - DAY, NAMES[i]).revoke("A", NOW - DAY, NAMES[i]);
        assertThat(town.word("A")).isEqualTo(founder);
        if (!founder.equals("REVOKED")) assertThat(town.word("x")).isEqualTo(newcomer);
    }

    @Test
    void theTargetsOwnSignatureNeverCounts() {
        Town town = Town.foundedBy(3).endorse("x", "A", "B", "C");
        town.revoke("x", NOW - DAY, "A", "B", "x");
        assertThat(town.word("x")).isEqualTo("trusted 1");
    }

    @Test
    void oneSignerCountsOnceHoweverOftenItSigns() {
        Town town = Town.foundedBy(3).endorse("x", "A", "B", "C");
        town.revoke("x", NOW - DAY, "A", "B").revoke("x", NOW - 2 * DAY, "A", "B");
        assertThat(town.word("x")).isEqualTo("trusted 1");
    }

    @Test
    void threeOfItsEndorsersExpelAnOperator() {
        Town town = withThreeEndorsersOf("x");
        town.revoke("x", NOW - DAY, "p", "q");
        assertThat(town.word("x")).isEqualTo("trusted 2");
        town.revoke("x", NOW - DAY, "r");
        assertThat(town.word("x")).isEqualTo("REVOKED");
    }

    @Test
    void trustedOperatorsThatNeverEndorsedTheTargetDoNotCount() {
        Town town = withThreeEndorsersOf("x").endorse("y", "A", "B", "C");
        town.revoke("y", NOW - DAY, "p", "q", "r");
        assertThat(town.word("y")).isEqualTo("trusted 1");
    }

    @Test
    void strangersCannotMakeThemselvesEndorsersToRevoke() {
        Town town = Town.foundedBy(3).endorse("x", "A", "B", "C");
        for (String stranger : new String[] {"s", "t", "u"}) {
            town.certify(stranger);
            town.endorse("x", stranger);
        }
        town.revoke("x", NOW - DAY, "s", "t", "u");
        assertThat(town.word("x")).isEqualTo("trusted 1");
    }

    @Test
    void aRevocationTakesEffectWhenTheLastNeededSignerHadSigned() {
        Town town = Town.foundedBy(3).endorse("x", "A", "B", "C");
        town.revoke("x", NOW - 9 * DAY, "A").revoke("x", NOW - 5 * DAY, "B").revoke("x", NOW - DAY, "C");
        assertThat(town.word("x", NOW - 2 * DAY)).isEqualTo("trusted 1");
        assertThat(town.word("x", NOW)).isEqualTo("REVOKED");
    }

    @Test
    void aRevocationFromAFastClockDoesNotWait() {
        Town town = Town.foundedBy(3).endorse("x", "A", "B", "C");
        town.revoke("x", NOW + 120_000, "A", "B", "C");
        assertThat(town.word("x", NOW - 1)).isEqualTo("trusted 1");
        assertThat(town.word("x", NOW)).isEqualTo("REVOKED");
    }

    @Test
    void itStaysInForceWhenItsSignersAreRevokedOrLapse() {
        Town town = withThreeEndorsersOf("x").endorse("x", "A", "B", "C");
        town.revoke("x", NOW - 9 * DAY, "p", "q", "r").revoke("p", NOW - DAY, "A", "B", "C");
        assertThat(town.word("p")).isEqualTo("REVOKED");
        assertThat(town.word("x")).isEqualTo("REVOKED");
        town.certify("x", 2, NOW + DAY, NOW + 150 * DAY);
        assertThat(town.word("x", NOW + 120 * DAY)).isEqualTo("REVOKED");
    }

    @Test
    void whatEndorsersSignedStaysInForceWhenOneOfThemIsRevokedEarlier() {
        Town town = withThreeEndorsersOf("x").endorse("x", "A", "B", "C");
        town.revoke("x", NOW - DAY, "p", "q", "r");
        assertThat(town.word("x")).isEqualTo("REVOKED");
        town.revoke("p", NOW - 9 * DAY, "A", "B", "C");
        assertThat(town.word("p")).isEqualTo("REVOKED");
        assertThat(town.word("x")).isEqualTo("REVOKED");
    }

    @Test
    void whoSignsAnEarlierRevocationTooDoesNotTakeTheOtherBack() {
        Town town = withThreeEndorsersOf("x");
        town.revoke("x", NOW - DAY, "p", "q", "r").revoke("x", 0, "p", "q", "r");
        assertThat(town.word("x")).isEqualTo("REVOKED");
    }

    @Test
    void noFloodOfOtherRevocationsTakesOneBack() {
        Town town = Town.foundedBy(3).endorse("x", "A", "B", "C").endorse("y", "A", "B", "C");
        town.revoke("x", NOW - DAY, "A", "B", "C");
        for (int i = 0; i < 256; i++) town.revoke("x", i, "A").revoke("junk" + i, i, "A");
        assertThat(town.word("x")).isEqualTo("REVOKED");
        for (int i = 256; i <= Page.MAX_REVOCATIONS; i++) town.revoke("junk" + i, i, "A");
        assertThat(town.word("x")).isEqualTo("REVOKED");
        town.revoke("y", NOW - DAY, "B");
        assertThat(town.word("y")).isNotEqualTo("REVOKED");
        town.revoke("y", NOW - DAY, "C");
        assertThat(town.word("y")).isEqualTo("REVOKED");
    }

    @Test
    void manyRevocationsOfOneTargetByOneSignerAreOne() {
        Town town = withThreeEndorsersOf("x");
        for (int i = 0; i < 256; i++) town.revoke("x", NOW - i, "p", "q", "r");
        int kept = 0;
        for (String signer : new String[] {"p", "q", "r"})
            kept += town.set().page(town.key(signer)).revocations().size();
        assertThat(kept).isEqualTo(3);
        assertThat(new Ledger(town.set()).revocations().get(town.key("x"))).hasSize(3);
    }

    @Test
    void operatorsThatOneOfTheirOwnMadeUpExpelNobody() {
        Town town = Town.foundedBy(3).endorse("p", "A", "B", "C").endorse("x", "A", "B", "C");
        town.endorse("s", "p").endorse("t", "p").endorse("u", "p").endorse("x", "s", "t", "u");
        town.revoke("x", NOW - DAY, "s", "t", "u");
        assertThat(town.word("x")).isEqualTo("trusted 1");
    }

    @Test
    void endorsersBeyondTheirBudgetExpelNobody() {
        Town town = withThreeEndorsersOf("x").endorse("x", "A", "B", "C");
        town.revoke("x", NOW - DAY, "p", "q", "r");
        for (String endorser : new String[] {"p", "q", "r"})
            for (int i = 0; i < 9; i++) town.endorse(endorser, 0, NOW - 80 * DAY + i, "other" + i);
        assertThat(town.word("x")).isEqualTo("trusted 1");
    }

    @Test
    void twoGroupsThatRevokeEachOtherBothSucceed() {
        Town town = Town.foundedBy(3);
        town.endorse("p", "A", "B", "C").endorse("q", "A", "B", "C").endorse("r", "A", "B", "C");
        town.endorse("x", "p", "q", "r").endorse("y", "p", "q", "r").endorse("z", "p", "q", "r");
        town.endorse("p", "x", "y", "z");
        town.revoke("x", NOW - DAY, "p", "q", "r").revoke("p", NOW - DAY, "x", "y", "z");
        assertThat(town.word("x")).isEqualTo("REVOKED");
        assertThat(town.word("p")).isEqualTo("REVOKED");
        assertThat(town.word("q")).isEqualTo("trusted 1");
    }

    private static Town withThreeEndorsersOf(String subject) {
        Town town = Town.foundedBy(3);
        for (String endorser : new String[] {"p", "q", "r"}) town.endorse(endorser, "A", "B", "C");
        return town.endorse(subject, "p", "q", "r");
    }
}
