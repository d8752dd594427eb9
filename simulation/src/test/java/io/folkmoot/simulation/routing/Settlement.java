package io.folkmoot.simulation.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.routing.TableEvent;
import io.folkmoot.config.Settings;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.simulation.network.Conditions;
import io.folkmoot.simulation.network.SimulatedNetwork;
import io.folkmoot.simulation.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;

/** A small world for tests of tables: settlers ten milliseconds apart. */
abstract class Settlement {
    static final Duration SECOND = Duration.ofSeconds(1);
    static final Duration MINUTE = Duration.ofMinutes(1);

    final World world = World.withSeed(5);
    final SimulatedNetwork network = new SimulatedNetwork(world);
    final List<Settler> settlers = new ArrayList<>();

    Settlement() {
        network.conditions(Conditions.GOOD);
    }

    Settler settler(String name) {
        return settler(name, Settler.privateAddress(settlers.size() + 1), Settler.SETTINGS);
    }

    Settler settler(String name, Address address, Settings.Routing settings) {
        var settler = new Settler(world, network, name, address, settings);
        settlers.add(settler);
        return settler.start();
    }

    /** Every membership change is told once: events replayed give what is published. */
    static void assertEventsTellTheTable(Settler settler) {
        var replayed = new TreeSet<NodeId>();
        for (TableEvent event : settler.events) {
            switch (event) {
                case TableEvent.Entered entered ->
                    assertThat(replayed.add(entered.peer().id()))
                            .as("entered twice")
                            .isTrue();
                case TableEvent.Departed departed ->
                    assertThat(replayed.remove(departed.peer().id()))
                            .as("departed twice")
                            .isTrue();
                case TableEvent.Restarted restarted ->
                    assertThat(replayed).contains(restarted.peer().id());
                case TableEvent.RefreshDue due -> {}
            }
        }
        assertThat(replayed).containsExactlyInAnyOrderElementsOf(settler.known());
    }

    @AfterEach
    void end() {
        settlers.forEach(Settlement::assertEventsTellTheTable);
        assertThat(world.errors()).isEmpty();
        world.close();
    }
}
