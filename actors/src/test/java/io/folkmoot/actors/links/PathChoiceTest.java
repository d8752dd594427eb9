package io.folkmoot.actors.links;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.wire.Path;
import io.folkmoot.protocol.bytes.Bytes;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** No path is used before somebody with the session has answered over it. */
class PathChoiceTest {
    private static final int CHALLENGE = 42;
    private static final long AGAIN = 100_000_000;
    private static final Path HOME = Someone.at(1);
    private static final Path ROAD = Someone.at(2);

    private final PathChoice paths = new PathChoice(HOME);

    private static Bytes nonce(long number) {
        return Bytes.adopt(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    @Test
    void packetsByThePathInUseAreNoNews() {
        assertThat(paths.came(HOME, 1_000, CHALLENGE, nonce(1), 0)).isNull();
        assertThat(paths.answered(nonce(1))).isFalse();
    }

    @Test
    void anotherPathIsUsedOnceItsChallengeIsAnswered() {
        assertThat(paths.came(ROAD, 100, CHALLENGE, nonce(1), 0)).isEqualTo(nonce(1));
        assertThat(paths.current()).isEqualTo(HOME);
        assertThat(paths.answered(nonce(2))).isFalse();
        assertThat(paths.current()).isEqualTo(HOME);
        assertThat(paths.answered(nonce(1))).isTrue();
        assertThat(paths.current()).isEqualTo(ROAD);
        assertThat(paths.answered(nonce(1))).isFalse();
    }

    @Test
    void aChallengeIsRepeatedUnchangedAfterAWhile() {
        paths.came(ROAD, 1_000, CHALLENGE, nonce(1), 0);
        assertThat(paths.came(ROAD, 1_000, CHALLENGE, nonce(2), AGAIN - 1)).isNull();
        assertThat(paths.came(ROAD, 1_000, CHALLENGE, nonce(3), AGAIN)).isEqualTo(nonce(1));
        assertThat(paths.answered(nonce(1))).isTrue();
    }

    @Test
    void aThirdPathTakesThePlaceOfTheSecond() {
        paths.came(ROAD, 100, CHALLENGE, nonce(1), 0);
        assertThat(paths.came(Someone.at(3), 100, CHALLENGE, nonce(2), 0)).isEqualTo(nonce(2));
        assertThat(paths.answered(nonce(1))).isFalse();
        assertThat(paths.answered(nonce(2))).isTrue();
        assertThat(paths.current()).isEqualTo(Someone.at(3));
    }

    @Test
    void whatWasTooSmallForAChallengeAddsUp() {
        assertThat(paths.came(ROAD, CHALLENGE - 1, CHALLENGE, nonce(1), 0)).isNull();
        assertThat(paths.came(ROAD, CHALLENGE - 1, CHALLENGE, nonce(2), 1)).isEqualTo(nonce(1));
    }

    @Test
    void aHandshakeProvesItsPathAndEndsTheChallenge() {
        paths.came(ROAD, 100, CHALLENGE, nonce(1), 0);
        paths.prove(Someone.at(3));
        assertThat(paths.current()).isEqualTo(Someone.at(3));
        assertThat(paths.answered(nonce(1))).isFalse();
    }

    @Test
    void aTimeBeforeTheOriginOfTheClockIsATimeLikeAnyOther() {
        assertThat(paths.came(ROAD, 100, CHALLENGE, nonce(1), Long.MIN_VALUE + 1))
                .isEqualTo(nonce(1));
        assertThat(paths.came(ROAD, 100, CHALLENGE, nonce(1), Long.MIN_VALUE + AGAIN))
                .isNull();
    }

    @Test
    void onlyThePathInUseIsGivenWithoutLimit() {
        assertThat(paths.affords(HOME, 1_000_000)).isTrue();
        assertThat(paths.affords(ROAD, 1)).isFalse();
        paths.came(ROAD, CHALLENGE + 10, CHALLENGE, nonce(1), 0);
        assertThat(paths.affords(ROAD, 11)).isFalse();
        assertThat(paths.affords(ROAD, 10)).isTrue();
        assertThat(paths.affords(ROAD, 1)).isFalse();
        assertThat(paths.affords(Someone.at(3), 1)).isFalse();
    }

    @Test
    void noPathGetsMoreThanItBrought() {
        long seed = 51;
        SplittableRandom dice = new SplittableRandom(seed);
        long[] brought = new long[4];
        long[] given = new long[4];
        long now = 0;
        int challenges = 0;
        for (int i = 0; i < 50_000; i++) {
            int from = dice.nextInt(1, 4);
            int bytes = dice.nextInt(34, 80);
            now += dice.nextLong(60_000_000);
            brought[from] += bytes;
            if (paths.came(Someone.at(10 + from), bytes, CHALLENGE, nonce(i), now) != null) {
                given[from] += CHALLENGE;
                challenges++;
            }
            if (paths.affords(Someone.at(10 + from), CHALLENGE)) given[from] += CHALLENGE;
            assertThat(given[from]).as("seed %s, step %s", seed, i).isLessThanOrEqualTo(brought[from]);
        }
        assertThat(challenges).isGreaterThan(1_000);
    }
}
