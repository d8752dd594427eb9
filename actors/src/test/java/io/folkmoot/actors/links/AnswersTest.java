package io.folkmoot.actors.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.folkmoot.actors.links.Answers.Heard;
import io.folkmoot.protocol.bytes.Bytes;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Nothing is done twice, however requests come, and memory stays within its bounds. */
class AnswersTest {
    private static final long SECOND = 1_000_000_000L;

    private final Answers answers = new Answers();

    private static Outgoing answer(long request, int bytes) {
        return Outgoing.of(request, true, Bytes.adopt(new byte[bytes]));
    }

    @Test
    void aRequestIsNewOnceAndItsAnswerIsKept() {
        assertThat(answers.hear(7, false, 0)).isEqualTo(Heard.NEW);
        assertThat(answers.hear(7, false, 0)).isEqualTo(Heard.AGAIN);
        assertThat(answers.answerTo(7)).isNull();
        Outgoing answer = answer(7, 100);
        assertThat(answers.answer(7, answer)).isTrue();
        assertThat(answers.answer(7, answer)).isFalse();
        assertThat(answers.answerTo(7)).isSameAs(answer);
        assertThat(answers.hear(7, false, 0)).isEqualTo(Heard.AGAIN);
    }

    @Test
    void requestsInAnyOrderAreEachDoneOnce() {
        long seed = 8;
        SplittableRandom dice = new SplittableRandom(seed);
        Set<Long> done = new HashSet<>();
        Deque<Long> open = new ArrayDeque<>();
        long now = 0;
        for (int i = 0; i < 300_000; i++) {
            long id = Math.max(0, i / 3 - dice.nextInt(SeenIds.WIDTH / 2));
            if (answers.hear(id, false, now += 1_000) == Heard.NEW) {
                assertThat(done.add(id)).as("seed %s: %s done twice", seed, id).isTrue();
                open.add(id);
            }
            if (open.size() > 100) {
                long answered = open.removeFirst();
                answers.answer(answered, answer(answered, dice.nextInt(2_000)));
            }
        }
        assertThat(done.size()).isGreaterThan(90_000);
    }

    @Test
    void whatIsOlderThanAnybodyMayAskIsNeverDone() {
        answers.hear(10_000, false, 0);
        assertThat(answers.hear(10_000 - SeenIds.WIDTH, false, 0)).isEqualTo(Heard.SETTLED);
        assertThat(answers.hear(10_001 - SeenIds.WIDTH, false, 0)).isEqualTo(Heard.NEW);
    }

    @Test
    void anAnswerThatMadeRoomIsNotMadeAgain() {
        for (long id = 0; id < 2_000; id++) {
            assertThat(answers.hear(id, false, id)).isEqualTo(Heard.NEW);
            answers.answer(id, answer(id, 1_000));
        }
        assertThat(answers.answerTo(1_999)).isNotNull();
        assertThat(answers.answerTo(3)).isNull();
        assertThat(answers.hear(3, false, 2_000)).isEqualTo(Heard.AGAIN);
    }

    @Test
    void theOldestAnswersGoFirstHoweverLongThereWasRoom() {
        int small = 1_500;
        for (long id = 0; id < small + 12; id++) {
            answers.hear(id, false, id);
            answers.answer(id, answer(id, id < small ? 100 : 16 << 10));
        }
        int last = small + 11;
        while (answers.answerTo(last) != null) last--;
        assertThat(last).as("the youngest that is gone").isBetween(small - 1_024, small - 1);
        for (int id = 0; id <= last; id++)
            assertThat(answers.answerTo(id)).as("answer %s", id).isNull();
    }

    @Test
    void tooManyUnderWayAreRefusedUntilOneIsAnswered() {
        for (long id = 0; id < Answers.MOST_OPEN; id++)
            assertThat(answers.hear(id, false, 0)).isEqualTo(Heard.NEW);
        assertThat(answers.hear(Answers.MOST_OPEN, false, 0)).isEqualTo(Heard.TOO_MANY);
        answers.answer(0, answer(0, 10));
        assertThat(answers.hear(Answers.MOST_OPEN, false, 0)).isEqualTo(Heard.NEW);
    }

    @Test
    void whatIsNeverAnsweredFreesItsPlaceWhenNobodyCanWaitForIt() {
        answers.hear(0, false, 0);
        for (long id = 1; id < 1_024; id++) {
            answers.hear(id, false, 0);
            answers.answer(id, answer(id, 10));
        }
        assertThat(answers.hear(1_024, false, 30 * SECOND)).isEqualTo(Heard.TOO_MANY);
        assertThat(answers.hear(1_024, false, 61 * SECOND)).isEqualTo(Heard.NEW);
    }

    @Test
    void aWithdrawnRequestIsNotDoneAgain() {
        answers.hear(5, false, 0);
        assertThat(answers.withdraw(5)).isTrue();
        assertThat(answers.withdraw(5)).isFalse();
        assertThat(answers.hear(5, false, 0)).isEqualTo(Heard.AGAIN);
        assertThat(answers.isIdle(0)).as("whoever works on it has not answered").isFalse();
        assertThat(answers.answer(5, answer(5, 1))).isFalse();
        assertThat(answers.isIdle(0)).isTrue();
    }

    @Test
    void withdrawingMakesNoRoomForMore() {
        for (long id = 0; id < Answers.MOST_OPEN; id++) {
            assertThat(answers.hear(id, false, 0)).isEqualTo(Heard.NEW);
            answers.withdraw(id);
        }
        assertThat(answers.hear(Answers.MOST_OPEN, false, 0)).isEqualTo(Heard.TOO_MANY);
    }

    @Test
    void whoNeverAnswersKeepsNobodyAwakeForEver() {
        answers.hear(1, false, 0);
        assertThat(answers.isIdle(60 * SECOND)).isFalse();
        assertThat(answers.isIdle(61 * SECOND)).isTrue();
    }

    @Test
    void anotherLifeOfThePeerBeginsAnew() {
        answers.hear(5, false, 0);
        answers.clear();
        assertThat(answers.hear(5, false, 0)).isEqualTo(Heard.NEW);
    }

    @Test
    void idsThatJumpAsFarAsNumbersGoHoldNobodyUp() {
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            answers.hear(0, false, 0);
            answers.answer(0, answer(0, 10));
            for (long id = Long.MAX_VALUE - 100; id > 0; id++) {
                assertThat(answers.hear(id, false, 0)).isEqualTo(Heard.NEW);
                answers.answer(id, answer(id, 16 << 10));
            }
        });
        assertThat(answers.answerTo(Long.MAX_VALUE)).isNotNull();
    }

    @Test
    void inWhateverOrderIdsComeTheirAnswersTakeNoMoreThanTheirBytes() {
        long seed = 9;
        SplittableRandom dice = new SplittableRandom(seed);
        for (int round = 0; round < 50; round++) {
            answers.clear();
            long first = dice.nextLong(Long.MAX_VALUE);
            int step = dice.nextInt(-3, 4);
            List<Long> asked = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                long id = Math.max(0, first + (long) step * i + dice.nextInt(-5, 5));
                if (answers.hear(id, false, i) != Heard.NEW) continue;
                answers.answer(id, answer(id, 4_096));
                asked.add(id);
                long kept = asked.stream()
                        .filter(each -> answers.answerTo(each) != null)
                        .count();
                assertThat(kept * 4_096)
                        .as("seed %s, round %s, bytes after %s requests", seed, round, i)
                        .isLessThanOrEqualTo(256 << 10);
                assertThat(answers.answerTo(id)).as("the latest answer").isNotNull();
            }
        }
    }

    @Test
    void aReadThatWasReleasedIsTakenUpAgain() {
        answers.hear(1, false, 0);
        assertThat(answers.isBeingDone(1)).isTrue();
        assertThat(answers.reopen(1, false, 1)).isFalse();
        answers.answer(1, Outgoing.of(1, true, Bytes.utf8("read")));
        assertThat(answers.reopen(1, false, 2)).isFalse();
        answers.release(1);
        assertThat(answers.answerTo(1)).isNull();
        assertThat(answers.isBeingDone(1)).isFalse();
        assertThat(answers.reopen(1, false, 3)).isTrue();
        assertThat(answers.isBeingDone(1)).isTrue();
        assertThat(answers.answer(1, Outgoing.of(1, true, Bytes.utf8("again")))).isTrue();
    }
}
