package io.folkmoot.protocol.trust;

import static io.folkmoot.protocol.trust.Town.DAY;
import static io.folkmoot.protocol.trust.Town.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermissionsTest {
    /** One town with a key for every case of the table. */
    private static Town town() {
        Town town = Town.foundedBy(3);
        for (String name : new String[] {"op", "out", "liar"}) town.endorse(name, "A", "B", "C");
        town.endorse("graced", "A", "B", "out");
        town.certify("junior");
        town.certify(
                "reader",
                OperatorCertificate.of(town.key("reader"), "reader", 1, NOW - 90 * DAY, NOW + 90 * DAY)
                        .withScope(List.of(Action.READ)));
        town.endorse("reader", "A", "B", "C");
        town.revoke("out", NOW - DAY, "A", "B", "C");
        for (String name : new String[] {"op", "out", "liar", "graced", "junior", "reader", "A"})
            town.employ(name, name + "-agent", 0);
        town.employ("op", "fifth", 4).employ("op", "sixth", 5).employ("A", "sixteenth", 15);
        town.employ("op", "early", 1, NOW + 1, NOW + 2).employ("op", "late", 2, NOW - 2, NOW - 1);
        town.employ("liar", "twin1", 3).employ("liar", "twin2", 3);
        town.employ("A", "twin3", 3).employ("A", "twin4", 3);
        town.employ("junior", "shared", 1, NOW - DAY, NOW + 9 * DAY).employ("op", "shared", 3);
        return town;
    }

    private static final String YES = "yes";

    @ParameterizedTest
    @CsvSource({
        "A,            yes, yes, yes, yes, yes",
        "op,           yes, yes, yes, yes, yes",
        "op-agent,     yes, yes, OPERATORS_ONLY, yes, yes",
        "A-agent,      yes, yes, OPERATORS_ONLY, yes, yes",
        "fifth,        yes, yes, OPERATORS_ONLY, yes, yes",
        "sixth,        SLOT_TOO_HIGH, SLOT_TOO_HIGH, OPERATORS_ONLY, SLOT_TOO_HIGH, yes",
        "sixteenth,    yes, yes, OPERATORS_ONLY, yes, yes",
        "early,        AGENT_EXPIRED, AGENT_EXPIRED, AGENT_EXPIRED, AGENT_EXPIRED, yes",
        "late,         AGENT_EXPIRED, AGENT_EXPIRED, AGENT_EXPIRED, AGENT_EXPIRED, yes",
        "out,          REVOKED, REVOKED, REVOKED, REVOKED, REVOKED",
        "out-agent,    REVOKED, REVOKED, REVOKED, REVOKED, REVOKED",
        "graced,       READ_ONLY, READ_ONLY, READ_ONLY, READ_ONLY, yes",
        "graced-agent, READ_ONLY, READ_ONLY, OPERATORS_ONLY, READ_ONLY, yes",
        "liar,         SUSPECT, SUSPECT, SUSPECT, SUSPECT, yes",
        "liar-agent,   SUSPECT, SUSPECT, OPERATORS_ONLY, SUSPECT, yes",
        "twin1,        SLOT_CONTRADICTED, SLOT_CONTRADICTED, SLOT_CONTRADICTED, SLOT_CONTRADICTED, yes",
        "twin3,        SLOT_CONTRADICTED, SLOT_CONTRADICTED, SLOT_CONTRADICTED, SLOT_CONTRADICTED, yes",
        "junior,       TOO_FEW_ENDORSERS, TOO_FEW_ENDORSERS, TOO_FEW_ENDORSERS, TOO_FEW_ENDORSERS, yes",
        "junior-agent, TOO_FEW_ENDORSERS, TOO_FEW_ENDORSERS, OPERATORS_ONLY, TOO_FEW_ENDORSERS, yes",
        "reader,       OUT_OF_SCOPE, OUT_OF_SCOPE, OUT_OF_SCOPE, OUT_OF_SCOPE, yes",
        "shared,       yes, yes, OPERATORS_ONLY, yes, yes",
        "nobody,       UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, yes"
    })
    void eachKeyMayDoWhatItsOperatorsStandingAllows(
            String key, String vote, String claim, String endorse, String publish, String read) {
        Town town = town();
        Verdicts verdicts = town.verdicts();
        List<String> words = List.of(vote, claim, endorse, publish, read);
        List<String> answers = new ArrayList<>();
        for (Action action : List.of(Action.VOTE, Action.CLAIM, Action.ENDORSE, Action.PUBLISH, Action.READ))
            answers.add(word(verdicts.may(town.key(key), action)));
        assertThat(answers).isEqualTo(words);
    }

    private static String word(Permission permission) {
        return permission instanceof Permission.Denied(Refusal reason) ? reason.name() : YES;
    }

    @Test
    void anAllowedAgentComesWithItsOperator() {
        Town town = town();
        assertThat(town.verdicts().may(town.key("shared"), Action.VOTE))
                .isEqualTo(new Permission.Allowed(Optional.of(town.key("op"))));
    }

    @ParameterizedTest
    @CsvSource({"VOTE, OPEN_NETWORK", "CLAIM, OPEN_NETWORK", "ENDORSE, OPEN_NETWORK", "PUBLISH, yes", "READ, yes"})
    void inAnOpenNetworkNothingIsDecided(Action action, String word) throws Exception {
        Verdicts verdicts = TrustRule.judge(TrustSet.empty(Genesis.open("open")), NOW);
        assertThat(word(verdicts.may(Town.keyOf("anyone"), action))).isEqualTo(word);
    }

    @Test
    void aSlotHandedOnAfterItsEndIsNoContradiction() {
        Town town = Town.foundedBy(3).endorse("op", "A", "B", "C");
        town.employ("op", "first", 0, NOW - 9 * DAY, NOW - 1).employ("op", "second", 0, NOW, NOW + DAY);
        town.employ("op", "second", 0, NOW, NOW + 2 * DAY);
        assertThat(town.word("op")).isEqualTo("trusted 1");
        assertThat(town.verdicts().may(town.key("second"), Action.VOTE).isAllowed())
                .isTrue();
    }

    /** Hours since the confirmation, whether votes and claims go on. */
    @ParameterizedTest
    @CsvSource({"0, true", "23, true", "24, true", "25, false", "-1, false"})
    void aPeerWhoseRootWasNotConfirmedForADayDecidesNothing(int hours, boolean fresh) {
        long confirmedAt = NOW - Duration.ofHours(hours).toMillis();
        for (Action action : Action.ALL) {
            boolean decides = action == Action.VOTE || action == Action.CLAIM;
            assertThat(Freshness.refusal(action, confirmedAt, NOW))
                    .isEqualTo(decides && !fresh ? Optional.of(Refusal.STALE) : Optional.empty());
        }
    }
}
