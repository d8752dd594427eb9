package io.folkmoot.actors.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.identity.Distance;
import io.folkmoot.protocol.identity.NodeId;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FarBucketsTest {
    @Test
    void aTargetLiesInTheBucketThatItIsFor() {
        for (int seed = 0; seed < 200; seed++) {
            var dice = new SplittableRandom(seed);
            NodeId self = new NodeId(dice.nextLong(), dice.nextLong(), dice.nextLong(), dice.nextLong());
            for (int bucket = 0; bucket < 256; bucket++)
                assertThat(Distance.bucketIndex(self, FarBuckets.within(self, bucket, dice)))
                        .as("seed %d", seed)
                        .isEqualTo(bucket);
        }
    }

    @Test
    void everyBucketBeyondTheClosestNeighbourIsLookedInto() {
        NodeId self = new NodeId(0, 0, 0, 0);
        List<NodeId> targets = FarBuckets.targets(self, new NodeId(1L << 56, 0, 0, 0), new SplittableRandom(1));
        assertThat(targets.stream().map(target -> Distance.bucketIndex(self, target)))
                .containsExactly(0, 1, 2, 3, 4, 5, 6);
    }

    @Test
    void aNeighbourThatChoseToBeCloseDoesNotMakeForManySearches() {
        NodeId self = new NodeId(0, 0, 0, 0);
        assertThat(FarBuckets.targets(self, new NodeId(0, 0, 0, 1), new SplittableRandom(1)))
                .hasSize(32);
    }
}
