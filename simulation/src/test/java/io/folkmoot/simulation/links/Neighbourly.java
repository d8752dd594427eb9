package io.folkmoot.simulation.links;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.packets.PacketType;
import io.folkmoot.simulation.network.Conditions;
import io.folkmoot.simulation.network.SimulatedNetwork;
import io.folkmoot.simulation.network.Tap;
import io.folkmoot.simulation.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** A small world for tests of links: two neighbours ten milliseconds apart, and a record of every packet. */
abstract class Neighbourly {
    static final Duration SECOND = Duration.ofSeconds(1);

    final World world = World.withSeed(3);
    final SimulatedNetwork network = new SimulatedNetwork(world);
    final List<Tap.Passing> passed = new ArrayList<>();
    final Villager ann = new Villager(world, network, "ann", 1);
    final Villager bob = new Villager(world, network, "bob", 2);

    Neighbourly() {
        network.conditions(Conditions.GOOD);
        network.tap(passed::add);
    }

    @AfterEach
    void end() {
        assertThat(world.errors()).isEmpty();
        world.close();
    }

    List<PacketType> types() {
        return passed.stream().map(Neighbourly::type).toList();
    }

    static PacketType type(Tap.Passing packet) {
        PacketType type = PacketType.of(packet.packet().toArray());
        if (type == null) throw new IllegalStateException("a packet of no type");
        return type;
    }

    /** Runs for a while and returns what passed meanwhile. */
    List<PacketType> during(Duration time) {
        passed.clear();
        world.runFor(time);
        return types();
    }
}
