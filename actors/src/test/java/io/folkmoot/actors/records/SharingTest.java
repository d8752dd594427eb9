package io.folkmoot.actors.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.routing.Located;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.identity.Distance;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.identity.Point;
import io.folkmoot.protocol.identity.TableKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Which keys two peers share, who accepts what, and who succeeds whom, against a plain sorting of all peers. */
class SharingTest {
    private static final int K = 4;
    private static final int TOLERANCE = 2;
    private static final int SEEDS = 40;

    private SplittableRandom random = new SplittableRandom(0);
    private List<NodeId> all = List.of();

    private Region region(long seed, int peers) {
        random = new SplittableRandom(seed);
        all = new ArrayList<>();
        for (int i = 0; i < peers; i++) all.add(Drafts.randomId(random));
        return without(all.get(0), NOBODY);
    }

    private Region without(NodeId self, NodeId gone) {
        List<Located> known = all.stream()
                .filter(id -> !id.equals(self) && !id.equals(gone))
                .map(Drafts::at)
                .toList();
        return new Region(self, Drafts.knowing(known), K, TOLERANCE);
    }

    private List<NodeId> closest(Point key, int most, NodeId gone) {
        return all.stream()
                .filter(id -> !id.equals(gone))
                .sorted((a, b) -> Distance.compare(key, a, b))
                .limit(most)
                .toList();
    }

    private static final NodeId NOBODY = NodeId.of(Bytes.adopt(new byte[32]));

    @Test
    void aPeerAcceptsWhereItIsAmongTheClosestWithTheTolerance() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Region region = region(seed, 3 + seed);
            for (int i = 0; i < 200; i++) {
                TableKey key = Drafts.randomKey(random);
                boolean due = closest(key, K + TOLERANCE, NOBODY).contains(region.self());
                assertThat(region.accepts(key)).as("seed %s key %s", seed, key).isEqualTo(due);
                if (due)
                    assertThat(region.touches(Block.around(key, random.nextInt(16))))
                            .as("seed %s key %s", seed, key)
                            .isTrue();
            }
        }
    }

    @Test
    void twoPeersShareTheKeysToWhichBothAreAmongTheClosest() {
        int shared = 0;
        int inDoubt = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Region region = region(seed, 2 + 2 * seed);
            for (int i = 0; i < 20; i++) {
                NodeId other = all.get(1 + random.nextInt(all.size() - 1));
                List<Block> blocks = Sharing.of(region, K + TOLERANCE, other, K);
                for (int j = 0; j < 60; j++) {
                    TableKey key = near(j % 2 == 0 ? other : region.self());
                    boolean due = closest(key, K + TOLERANCE, NOBODY).contains(region.self())
                            && closest(key, K, NOBODY).contains(other);
                    boolean found = blocks.stream().anyMatch(block -> block.contains(key));
                    if (due) assertThat(found).as("seed %s key %s", seed, key).isTrue();
                    assertThat(region.holds(other, key))
                            .isEqualTo(closest(key, K, NOBODY).contains(other));
                    if (due) shared++;
                    else if (found) inDoubt++;
                }
            }
        }
        assertThat(shared).isGreaterThan(1_000);
        assertThat(inDoubt).isLessThan(shared / 2);
    }

    @Test
    void whoEverBecomesAHolderIsAmongTheSuccessors() {
        int successions = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Region before = region(seed, 10 + 2 * seed);
            for (int i = 0; i < 10; i++) {
                NodeId gone = all.get(1 + random.nextInt(all.size() - 1));
                Region after = without(before.self(), gone);
                Collection<NodeId> successors = Succession.of(after, gone, 2);
                for (int j = 0; j < 60; j++) {
                    TableKey key = near(gone);
                    boolean held = closest(key, K, NOBODY).contains(gone);
                    boolean brings = closest(key, 2, gone).contains(before.self());
                    if (!held || !brings) continue;
                    successions++;
                    assertThat(successors)
                            .as("seed %s key %s", seed, key)
                            .contains(closest(key, K, gone).get(K - 1));
                }
            }
        }
        assertThat(successions).isGreaterThan(500);
    }

    @Test
    void wholeNeighbourhoodsShareEverything() {
        Region region = region(1, K);
        assertThat(Sharing.of(region, K, all.get(1), K)).containsExactly(Block.WHOLE);
        assertThat(Succession.of(region, Drafts.randomId(random), 2)).hasSize(K - 1);
    }

    private TableKey near(NodeId id) {
        Block block = Block.around(id, random.nextInt(8));
        TableKey far = Drafts.randomKey(random);
        NodeId mixed = Distance.xor(far, Block.around(far, block.bits()).from());
        NodeId key = Distance.xor(mixed, block.from());
        return new TableKey(key.a(), key.b(), key.c(), key.d());
    }
}
