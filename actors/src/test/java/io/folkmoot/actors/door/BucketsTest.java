package io.folkmoot.actors.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BucketsTest {
    private static final long SECOND = 1_000_000_000;
    private static final int PLACES = 64;
    private static final Rate RATE = new Rate(50, 100);
    private static final long SECRET = 42;

    private final Buckets buckets = new Buckets(PLACES, SECRET);

    private int spend(long source, int attempts, long now) {
        int spent = 0;
        for (int i = 0; i < attempts; i++) if (buckets.take(source, RATE, now)) spent++;
        return spent;
    }

    @Test
    void aBurstPassesAndThenTheRate() {
        assertThat(spend(1, 1000, 0)).isEqualTo(100);
        assertThat(spend(1, 1000, SECOND)).isEqualTo(50);
        assertThat(spend(1, 1000, SECOND + SECOND / 50 - 1)).isZero();
        assertThat(spend(1, 1000, SECOND + SECOND / 50)).isEqualTo(1);
    }

    @Test
    void restRestoresTheBurstAndNoMore() {
        spend(1, 100, 0);
        assertThat(spend(1, 1000, 1000 * SECOND)).isEqualTo(100);
    }

    @Test
    void sourcesDoNotPayForEachOther() {
        spend(1, 1000, 0);
        assertThat(spend(2, 1000, 0)).isEqualTo(100);
    }

    @Test
    void theTableNeverGrows() {
        for (long source = 0; source < 100_000; source++) buckets.take(source, RATE, 0);
        assertThat(buckets.places()).isEqualTo(PLACES);
        assertThat(buckets.inDebt(0)).isEqualTo(PLACES);
        assertThat(buckets.inDebt(100 * SECOND)).isZero();
    }

    @Test
    void aDebtIsNotShedByForgingOthers() {
        spend(1, 100, 0);
        for (long forged = 2; forged < 100_000; forged++) buckets.take(forged, RATE, 0);
        assertThat(spend(1, 1000, 0)).isZero();
    }

    @Test
    void whoIsForgottenIsWhoIsFullAgainSoonest() {
        Buckets one = new Buckets(Buckets.WAYS, SECRET);
        for (long source = 1; source <= Buckets.WAYS; source++)
            for (long i = 0; i < source; i++) one.take(source, new Rate(1, Buckets.WAYS), 0);
        one.take(99, new Rate(1, Buckets.WAYS), 0);
        assertThat(remaining(one, 2)).isEqualTo(Buckets.WAYS - 2);
        assertThat(remaining(one, 1))
                .as("the one with the least debt was forgotten")
                .isEqualTo(Buckets.WAYS);
    }

    private static int remaining(Buckets buckets, long source) {
        int left = 0;
        while (buckets.take(source, new Rate(1, Buckets.WAYS), 0)) left++;
        return left;
    }

    /** The clever one keeps a time; the dumb one keeps tokens, as the books describe it. */
    @Test
    void theCleverBucketGivesWhatTheDumbOneGives() {
        long seed = 5;
        SplittableRandom random = new SplittableRandom(seed);
        Map<Long, Dumb> dumb = new TreeMap<>();
        long now = 0;
        for (int i = 0; i < 200_000; i++) {
            now += random.nextLong(RATE.interval() / 2);
            long source = random.nextInt(Buckets.WAYS);
            boolean expected = dumb.computeIfAbsent(source, s -> new Dumb()).take(now);
            assertThat(buckets.take(source, RATE, now))
                    .as("seed %d step %d", seed, i)
                    .isEqualTo(expected);
            if (random.nextInt(1000) == 0) now += random.nextLong(5 * SECOND);
        }
    }

    /** Counts in units of one nanosecond's worth, so that nothing is rounded. */
    private static final class Dumb {
        private final long most = RATE.burst() * RATE.interval();
        private long saved = most;
        private long last;

        boolean take(long now) {
            saved = Math.min(most, saved + now - last);
            last = now;
            if (saved < RATE.interval()) return false;
            saved -= RATE.interval();
            return true;
        }
    }

    @Test
    void sourcesSpreadOverAllPlaces() {
        Buckets wide = new Buckets(8_192, SECRET);
        for (long source = 0; source < 4_096; source++) wide.take(source << 40, RATE, 0);
        assertThat(wide.inDebt(0))
                .as("half full, hardly anybody is crowded out")
                .isGreaterThan(3_950);
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> new Buckets(12, 0)).hasMessageContaining("12");
        assertThatThrownBy(() -> new Buckets(0, 0)).hasMessageContaining("0");
        assertThatThrownBy(() -> new Rate(0, 1)).hasMessageContaining("per second");
        assertThatThrownBy(() -> new Rate(1_000_000_001, 1)).hasMessageContaining("1000000001");
        assertThatThrownBy(() -> new Rate(1, 0)).hasMessageContaining("burst");
        assertThatThrownBy(() -> new Rate(1, 3_601)).hasMessageContaining("3601");
    }

    @Test
    void aSharedBucketKeepsItsRate() {
        Bucket shared = new Bucket(new Rate(1_000, 10));
        int taken = 0;
        for (long now = 0; now < SECOND; now += 10_000) if (shared.take(now)) taken++;
        assertThat(taken).isBetween(1_000, 1_010);
    }

    @Test
    void whatIsSpareLeavesHalfToOthers() {
        Bucket shared = new Bucket(new Rate(1_000, 10));
        for (int i = 0; i < 5; i++) assertThat(shared.takeSpare(0)).isTrue();
        assertThat(shared.takeSpare(0)).isFalse();
        for (int i = 0; i < 5; i++) assertThat(shared.take(0)).isTrue();
        assertThat(shared.take(0)).isFalse();
        assertThat(shared.takeSpare(5_000_000)).isFalse();
        assertThat(shared.takeSpare(6_000_000)).isTrue();
        assertThat(new Bucket(new Rate(1, 1)).takeSpare(0)).isTrue();
    }
}
