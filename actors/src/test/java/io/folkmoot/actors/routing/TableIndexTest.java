package io.folkmoot.actors.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.identity.Distance;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.identity.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TableIndexTest {
    private static final int K = 20;

    private static List<Located> dumb(TableIndex index, Point target, int most) {
        List<Located> all = new ArrayList<>(index.all());
        all.sort((left, right) -> Distance.compare(target, left.id(), right.id()));
        return all.subList(0, Math.min(most, all.size()));
    }

    @Test
    void closestIsWhatSortingEverybodyYields() {
        for (long seed = 0; seed < 300; seed++) {
            var random = new SplittableRandom(seed);
            NodeId self = Peers.id(random);
            TableIndex index = Peers.table(self, 1 + random.nextInt(3_000), 1 + random.nextInt(K), random);
            for (int i = 0; i < 30; i++) {
                NodeId target = target(self, index, random);
                int most = random.nextInt(2 * K);
                assertThat(index.closest(target, most))
                        .as("seed %d, target %s, most %d", seed, target, most)
                        .isEqualTo(dumb(index, target, most));
            }
        }
    }

    /** Anywhere, close to us, in the range of some bucket, on a peer, or next to one. */
    private static NodeId target(NodeId self, TableIndex index, SplittableRandom random) {
        NodeId peer = index.all().get(random.nextInt(index.size())).id();
        return switch (random.nextInt(5)) {
            case 0 -> Peers.id(random);
            case 1 -> self;
            case 2 -> Refreshes.within(self, random.nextInt(256), random);
            case 3 -> peer;
            default -> Refreshes.within(peer, random.nextInt(256), random);
        };
    }

    @Test
    void idsThatShareTheirFirstWordsAreToldApart() {
        var random = new SplittableRandom(7);
        NodeId self = Peers.id(random);
        for (int bucket : new int[] {3, 70, 140, 200, 250}) {
            List<Located> twins = new ArrayList<>();
            NodeId first = Refreshes.within(self, bucket, random);
            for (int i = 0; i < K; i++) {
                NodeId id = new NodeId(first.a(), first.b(), first.c(), first.d() ^ (i & (1L << (255 - bucket)) - 1));
                twins.add(new Located(id, Peers.anywhere(random).contact()));
            }
            TableIndex index = TableIndex.empty(self).with(bucket, twins);
            NodeId target = Refreshes.within(first, 255, random);
            assertThat(index.closest(target, 7)).isEqualTo(dumb(index, target, 7));
        }
    }

    @Test
    void aBucketIsReplacedAsAWhole() {
        var random = new SplittableRandom(1);
        TableIndex index = Peers.table(Peers.id(random), 500, K, random);
        List<Located> members = index.bucket(1);
        TableIndex without = index.with(1, List.of());
        assertThat(without.size()).isEqualTo(index.size() - members.size());
        assertThat(without.bucket(1)).isEmpty();
        assertThat(without.with(1, members).all()).isEqualTo(index.all());
    }

    @Test
    void nobodyIsClosestInAnEmptyTable() {
        var random = new SplittableRandom(2);
        assertThat(TableIndex.empty(Peers.id(random)).closest(Peers.id(random), K))
                .isEmpty();
    }
}
