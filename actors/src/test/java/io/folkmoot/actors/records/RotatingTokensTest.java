package io.folkmoot.actors.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Store;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.keys.PublicKey;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RotatingTokensTest {
    private static final long PERIOD = RotatingTokens.PERIOD.toNanos();

    private final SplittableRandom random = new SplittableRandom(1);
    private final PublicKey ann = new PublicKey(Drafts.random(random, 32));
    private final PublicKey bob = new PublicKey(Drafts.random(random, 32));
    private final TableKey here = Drafts.randomKey(random);
    private final TableKey there = Drafts.randomKey(random);
    private long now = 7 * PERIOD + 1;
    private final RotatingTokens tokens = new RotatingTokens(() -> now, random);

    @Test
    void aTokenIsForOneAskerAndOneKey() {
        Bytes token = tokens.issue(ann, here);
        assertThat(token.length()).isEqualTo(Store.TOKEN);
        assertThat(tokens.isValid(token, ann, here)).isTrue();
        assertThat(tokens.isValid(token, bob, here)).isFalse();
        assertThat(tokens.isValid(token, ann, there)).isFalse();
    }

    @Test
    void aTokenIsGoodInItsPeriodAndTheNext() {
        Bytes token = tokens.issue(ann, here);
        now = 9 * PERIOD - 1;
        assertThat(tokens.isValid(token, ann, here)).isTrue();
        now = 9 * PERIOD;
        assertThat(tokens.isValid(token, ann, here)).isFalse();
    }

    @Test
    void aTokenOfTheFutureOrOfAnotherSecretIsNone() {
        Bytes token = tokens.issue(ann, here);
        now -= PERIOD;
        assertThat(tokens.isValid(token, ann, here)).isFalse();
        now += PERIOD;
        RotatingTokens restarted = new RotatingTokens(() -> now, random);
        assertThat(restarted.isValid(token, ann, here)).isFalse();
    }

    @Test
    void guessesAndZerosAreNoTokens() {
        assertThat(tokens.isValid(Store.ASKED_FOR, ann, here)).isFalse();
        for (int i = 0; i < 10_000; i++)
            assertThat(tokens.isValid(Drafts.random(random, Store.TOKEN), ann, here))
                    .isFalse();
    }

    /** The clock of the machine may begin anywhere. */
    @Test
    void aPeriodMayBeNegative() {
        now = -PERIOD / 2;
        Bytes token = tokens.issue(ann, here);
        now = PERIOD / 2;
        assertThat(tokens.isValid(token, ann, here)).isTrue();
    }
}
