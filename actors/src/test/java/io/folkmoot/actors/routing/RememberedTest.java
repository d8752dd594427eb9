package io.folkmoot.actors.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RememberedTest {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final long DAY = Duration.ofDays(1).toNanos();

    private final Remembered remembered = new Remembered(Duration.ofDays(1), new SplittableRandom(1));

    @Test
    void theSavedAreTriedAtOnceThoseHeardLastFirst() {
        remembered.saved(Peers.number(1), -MINUTE, 0);
        remembered.saved(Peers.number(2), 0, 0);
        assertThat(remembered.poll(false, 0)).isEqualTo(Peers.number(2));
        assertThat(remembered.poll(false, 0)).isEqualTo(Peers.number(1));
        assertThat(remembered.poll(false, 0)).isNull();
    }

    @Test
    void theLostAreTriedAtGrowingPauses() {
        remembered.lost(Peers.number(1), 0, 0);
        assertThat(triesWithin(Duration.ofHours(1).toNanos(), false)).isBetween(5, 8);
        assertThat(triesWithin(Duration.ofHours(10).toNanos(), false)).isBetween(8, 24);
    }

    @Test
    void whereThereIsNobodyElseTheyAreTriedSoonAndAgain() {
        remembered.lost(Peers.number(1), 0, 0);
        assertThat(remembered.poll(true, 2 * Peers.SECOND)).isNotNull();
        assertThat(triesWithin(10 * MINUTE, true)).isBetween(20, 50);
    }

    private int triesWithin(long time, boolean alone) {
        int tries = 0;
        for (long now = 0; now < time; now += Peers.SECOND) if (remembered.poll(alone, now) != null) tries++;
        return tries;
    }

    @Test
    void beingAloneShortensAPauseThatHasBegun() {
        for (long now = 0; now < 60 * MINUTE; now += MINUTE) {
            if (now == 0) remembered.lost(Peers.number(1), 0, 0);
            remembered.poll(false, now);
        }
        assertThat(remembered.poll(false, 61 * MINUTE)).isNull();
        assertThat(remembered.poll(true, 61 * MINUTE)).isNotNull();
    }

    @Test
    void afterTheSilenceAllAreDue() {
        for (int n = 0; n < 5; n++) remembered.lost(Peers.number(n), 0, 0);
        assertThat(remembered.poll(false, 1)).isNull();
        remembered.wakeAll(1);
        for (int n = 0; n < 5; n++) assertThat(remembered.poll(false, 1)).isNotNull();
    }

    @Test
    void whoWasVerifiedTooLongAgoIsForgotten() {
        remembered.saved(Peers.number(1), -DAY - 1, 0);
        assertThat(remembered.all()).isEmpty();
        remembered.saved(Peers.number(2), 0, 0);
        assertThat(remembered.poll(true, DAY + MINUTE)).isNull();
        assertThat(remembered.all()).isEmpty();
    }

    @Test
    void ofTooManyThoseHeardLongestAgoAreForgotten() {
        for (int n = 0; n < 300; n++) remembered.lost(Peers.number(n), n, 300);
        assertThat(remembered.all()).hasSize(Remembered.MOST);
        assertThat(remembered.knows(Peers.number(0).contact().key())).isFalse();
        assertThat(remembered.knows(Peers.number(299).contact().key())).isTrue();
    }
}
