package io.folkmoot.protocol.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.keys.SigningKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KindTest {
    /** What travels: to change a line here is to change the protocol. */
    private static final String WORDS = "module chunk genesis ballot task peer entry card awareness certificate mailbox"
            + " receipt note domain-index capability-index task-index endorsement revocation commit reveal report tally"
            + " lease completion quarantine";

    /** A holder has many keys; one that is filled by strangers must not matter. */
    private static final long MOST_BYTES_UNDER_ONE_KEY = 10L << 20;

    private static final int OVERHEAD = 512;

    @Test
    void theWordsAreThoseOfTheProtocol() {
        assertThat(Arrays.stream(Kind.values()).map(Kind::word).collect(Collectors.joining(" ")))
                .isEqualTo(WORDS);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aWordNamesItsKind(Kind kind) {
        assertThat(Kind.ofWord(kind.word())).contains(kind);
        assertThat(Kind.ofWord(kind.name())).isEmpty();
        assertThat(kind.purpose()).isNotBlank();
        assertThat(kind.word().length()).isLessThanOrEqualTo(Envelope.MAX_KIND);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everythingIsBounded(Kind kind) {
        assertThat(kind.maxBody()).isBetween(1, Envelope.MAX_BODY);
        assertThat(kind.longestLife()).isBetween(Duration.ofDays(1), Duration.ofDays(187));
        assertThat((long) kind.maxMembers() * (kind.maxBody() + OVERHEAD))
                .isLessThanOrEqualTo(MOST_BYTES_UNDER_ONE_KEY);
        assertThat(kind.tombstoneLife().minus(kind.longestLife())).hasHours(48);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void theWayDecidesTheKeyRule(Kind kind) {
        switch (kind.way()) {
            case IMMUTABLE -> assertThat(kind.keyRule()).isEqualTo(KeyRule.BODY);
            case SET, CERTIFIED -> assertThat(kind.keyRule()).isEqualTo(KeyRule.TOPIC);
            case OWNED -> assertThat(kind.keyRule()).isNotEqualTo(KeyRule.BODY);
        }
        boolean shared = kind.keyRule() == KeyRule.TOPIC && kind.way() != Way.CERTIFIED;
        assertThat(kind.maxMembers() > 1).isEqualTo(shared);
    }

    @Test
    void theLivesAreThoseOfTheProtocol() {
        assertThat(Kind.PEER.longestLife()).hasHours(24);
        assertThat(Kind.MAILBOX.longestLife()).hasHours(24);
        assertThat(Kind.ENTRY.longestLife()).hasDays(30);
        assertThat(Kind.MAILBOX.maxBody()).isEqualTo(48 * 1024);
        assertThat(Kind.ENTRY.maxBody()).isEqualTo(64 * 1024);
    }

    @Test
    void aFullBodyFitsTheWire() throws Exception {
        SigningKey key = Samples.key(1);
        SignedRecord full = Samples.valid(Kind.ENTRY)
                .name("n".repeat(Envelope.MAX_NAME))
                .body(Samples.bytes(new java.util.SplittableRandom(1), Envelope.MAX_BODY))
                .sign(key);
        assertThat(UnverifiedRecord.read(full.wire()).verify(key.publicKey().check()))
                .contains(full);
    }
}
