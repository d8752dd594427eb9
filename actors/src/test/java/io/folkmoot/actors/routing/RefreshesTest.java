package io.folkmoot.actors.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.identity.Distance;
import io.folkmoot.protocol.identity.NodeId;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RefreshesTest {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    @Test
    void aRandomPointLiesInTheRangeOfItsBucket() {
        for (int bucket = 0; bucket < 256; bucket++) {
            var random = new SplittableRandom(bucket);
            NodeId self = Peers.id(random);
            assertThat(Distance.bucketIndex(self, Refreshes.within(self, bucket, random)))
                    .isEqualTo(bucket);
        }
    }

    @Test
    void randomPointsOfOneBucketDiffer() {
        var random = new SplittableRandom(5);
        NodeId self = Peers.id(random);
        var points = new TreeSet<NodeId>();
        for (int i = 0; i < 100; i++) points.add(Refreshes.within(self, 3, random));
        assertThat(points).hasSize(100);
    }

    @Test
    void anUntouchedBucketIsDueOnceInAboutItsTime() {
        var refreshes = new Refreshes(Duration.ofHours(1), new SplittableRandom(1));
        refreshes.touched(4, 0);
        assertThat(refreshes.due(44 * MINUTE)).isEmpty();
        assertThat(refreshes.due(76 * MINUTE)).containsExactly(4);
        assertThat(refreshes.due(76 * MINUTE)).isEmpty();
        assertThat(refreshes.due(152 * MINUTE)).containsExactly(4);
    }

    @Test
    void useOfABucketPutsItsRefreshOff() {
        var refreshes = new Refreshes(Duration.ofHours(1), new SplittableRandom(1));
        for (int minute = 0; minute < 600; minute += 40) {
            refreshes.touched(0, minute * MINUTE);
            assertThat(refreshes.due(minute * MINUTE)).isEmpty();
        }
    }

    @Test
    void oneSearchForOurOwnPlaceDoesForAllNearBuckets() {
        var random = new SplittableRandom(1);
        NodeId self = Peers.id(random);
        var refreshes = new Refreshes(Duration.ofHours(1), random);
        for (int bucket : new int[] {0, 1, 7, 8, 9}) refreshes.touched(bucket, 0);
        var targets = refreshes.targets(self, 7, 76 * MINUTE);
        assertThat(targets).hasSize(3).contains(self);
        assertThat(targets.subList(0, 2))
                .extracting(target -> Distance.bucketIndex(self, target))
                .containsExactly(0, 1);
        assertThat(refreshes.targets(self, 7, 120 * MINUTE)).isEmpty();
    }

    @Test
    void nearBucketsThatNobodyIsToLookIntoBringNoSearch() {
        var random = new SplittableRandom(1);
        var refreshes = new Refreshes(Duration.ofHours(1), random);
        refreshes.touched(0, 0);
        refreshes.touched(7, 50 * MINUTE);
        assertThat(refreshes.targets(Peers.id(random), 7, 76 * MINUTE)).hasSize(1);
    }

    @Test
    void twoPeersThatBeganTogetherDoNotStayInStep() {
        var due = new TreeSet<Long>();
        for (long seed = 0; seed < 20; seed++) {
            var refreshes = new Refreshes(Duration.ofHours(1), new SplittableRandom(seed));
            refreshes.touched(0, 0);
            long minute = 0;
            while (refreshes.due(minute * MINUTE).isEmpty()) minute++;
            due.add(minute);
        }
        assertThat(due).hasSizeGreaterThan(10);
    }
}
