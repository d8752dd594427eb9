package io.folkmoot.simulation.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.routing.Experience;
import io.folkmoot.actors.routing.RoutingTable;
import io.folkmoot.actors.supervision.Part;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.simulation.network.Conditions;
import io.folkmoot.simulation.network.SimulatedNetwork;
import io.folkmoot.simulation.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Buckets and tables that crash begin again with what they had; nobody who reads the table notices. */
class CrashTest {
    private final World world = World.withSeed(8);
    private final SimulatedNetwork network = new SimulatedNetwork(world);
    private final List<Settler> settlers = new ArrayList<>();
    private final Settler ann = settler();

    private Settler settler() {
        int number = settlers.size() + 1;
        var settler =
                new Settler(world, network, "settler-" + number, Settler.privateAddress(number), Settler.SETTINGS);
        settlers.add(settler);
        return settler.start();
    }

    private void meet(int others) {
        network.conditions(Conditions.GOOD);
        for (int i = 0; i < others; i++) settler().meet(ann);
        world.runFor(Duration.ofSeconds(20));
        assertThat(ann.known()).hasSize(others);
    }

    private void use() {
        ann.tell(new RoutingTable.Experienced(settlers.stream()
                .skip(1)
                .map(other -> new Experience(other.contact(), true, 20_000_000))
                .toList()));
    }

    @AfterEach
    void end() {
        Settlement.assertEventsTellTheTable(ann);
        assertThat(world.errors())
                .allMatch(error -> "made to fail".equals(error.cause().getMessage()));
        world.close();
    }

    @Test
    void aBucketThatCrashedHasItsMembersAndGoesOn() {
        meet(10);
        List<NodeId> before = ann.known();
        ann.bucketCrashes = 1;
        use();
        world.runFor(Duration.ofSeconds(10));
        assertThat(ann.supervision().counts().of(Part.BUCKET)).isEqualTo(1);
        assertThat(ann.known()).isEqualTo(before);
        assertThat(ann.peers()).hasSize(10);
        settlers.get(3).crash();
        ann.fails(settlers.get(3));
        world.runFor(Duration.ofSeconds(10));
        assertThat(ann.knows(settlers.get(3))).isFalse();
        assertThat(ann.known()).hasSize(9);
    }

    @Test
    void aHundredCrashesCostNobodyItsPlace() {
        meet(16);
        for (int i = 0; i < 100; i++) {
            ann.bucketCrashes = 1;
            while (ann.bucketCrashes > 0) {
                use();
                world.runFor(Duration.ofSeconds(1));
            }
            assertThat(ann.published.size()).isEqualTo(16);
        }
        world.runFor(Duration.ofMinutes(1));
        assertThat(ann.supervision().counts().of(Part.BUCKET)).isEqualTo(100);
        assertThat(ann.peers()).hasSize(16);
    }

    @Test
    void whoIsAskedWhileABucketIsDownIsShownAsItWas() {
        meet(10);
        ann.bucketCrashes = 1;
        use();
        assertThat(ann.peers()).hasSize(10);
    }

    @Test
    void aTableThatCrashedBeginsAgainFromWhatItPublished() {
        meet(10);
        List<NodeId> before = ann.known();
        ann.tableCrashes = 1;
        use();
        world.runUntil(() -> ann.tableCrashes == 0, Duration.ofSeconds(1));
        assertThat(ann.known()).isEqualTo(before);
        world.runFor(Duration.ofMinutes(20));
        assertThat(ann.supervision().counts().of(Part.TABLE)).isEqualTo(1);
        assertThat(ann.known()).isEqualTo(before);
        settlers.get(3).crash();
        ann.fails(settlers.get(3));
        settler().meet(ann);
        world.runFor(Duration.ofSeconds(20));
        assertThat(ann.knows(settlers.get(3))).isFalse();
        assertThat(ann.knows(settlers.getLast())).isTrue();
    }
}
