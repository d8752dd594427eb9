package io.folkmoot.protocol.trust;

import static io.folkmoot.protocol.trust.Town.DAY;
import static io.folkmoot.protocol.trust.Town.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    private static String told(Town town, String name) {
        StringBuilder text = new StringBuilder();
        for (Verdict.Line line : town.verdict(name).why())
            text.append("  ".repeat(line.indent())).append(line.text()).append('\n');
        return text.toString();
    }

    private static String digits(Town town, String name) {
        return town.key(name).toHex().substring(0, 8);
    }

    @Test
    void theTrustedAreExplainedEndorserByEndorserToTheFounders() {
        Town town = Town.foundedBy(3);
        Bytes certificate = town.certify("x").id();
        town.endorse("p", "A", "B", "C").endorse("q", "A", "B", "C").endorse("x", "p", "q", "A", "late");
        assertThat(told(town, "x"))
                .isEqualTo("""
                x (78000000, depth 2): trusted at depth 2
                  certificate %1$s, serial 1, valid 2026-10-03T00:00:00Z to 2027-04-01T00:00:00Z, up to 5 agents
                    endorsers that count: 3, needed: 3
                      unknown (6c617465, no place), endorsement 0 of 2026-10-13T00:00:00Z: its endorser is not trusted itself
                      p (70000000, depth 1), endorsement 0 of 2026-10-13T00:00:00Z: counts
                      q (71000000, depth 1), endorsement 0 of 2026-10-13T00:00:00Z: counts
                      A (%2$s, founder), endorsement 2 of 2026-10-20T00:00:00Z: counts
                  paths to founders that share nobody: 2, needed: 2
                    x (78000000, depth 2) <- p (70000000, depth 1) <- A (%2$s, founder)
                    x (78000000, depth 2) <- q (71000000, depth 1) <- C (%3$s, founder)
                """.formatted(certificate.toHex().substring(0, 8), digits(town, "A"), digits(town, "C")));
    }

    @Test
    void everyReasonForWhichAnEndorsementDoesNotCountIsNamed() {
        Town town = Town.foundedBy(6);
        town.endorse("p", "A", "B", "C").endorse("liar", "A", "B", "C").endorse("out", "A", "B", "C");
        town.certify(
                "mute",
                OperatorCertificate.of(town.key("mute"), "mute", 1, NOW - 90 * DAY, NOW + 90 * DAY)
                        .withScope(List.of(Action.READ)));
        town.endorse("mute", "A", "B", "C").revoke("out", NOW - 30 * DAY, "A", "B", "C");
        town.employ("liar", "one", 0, NOW - 40 * DAY, NOW).employ("liar", "two", 0, NOW - 40 * DAY, NOW);
        town.certify("x", 1, NOW - 89 * DAY, NOW - 9 * DAY);
        town.endorse("F", 1, NOW - 70 * DAY, "x");
        town.certify("x", 2, NOW - 85 * DAY, NOW + 90 * DAY);
        for (String endorser : new String[] {"mute", "out", "liar", "p", "p", "stranger"}) town.endorse("x", endorser);
        town.endorse("D", 0, NOW + DAY, "x");
        town.endorse("F", 0, NOW - 86 * DAY, "x");
        town.endorse("E", 5, NOW - 50 * DAY, "x");
        town.endorse("E", 5, NOW - 50 * DAY, "p");
        String told = told(town, "x");
        for (Weight weight : Weight.values()) assertThat(told).contains(": " + weight.text() + "\n");
        assertThat(told).startsWith("x (78000000, no place): refused, too few endorsers count\n");
        assertThat(told(town, "E")).contains("it signed what contradicts itself");
    }
}
