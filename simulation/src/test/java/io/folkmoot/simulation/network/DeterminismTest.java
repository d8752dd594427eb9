package io.folkmoot.simulation.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.wire.Direct;
import io.folkmoot.actors.wire.Wire;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.simulation.world.Ties;
import io.folkmoot.simulation.world.World;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.Test;

/** Actors over a bad network: everything that happens is the seed's. */
class DeterminismTest {
    private static final int PEERS = 8;

    /** What a peer hears, and when it is time to speak. */
    private sealed interface Command {
        record Heard(Address from, Bytes packet) implements Command {}

        record Speak() implements Command {}
    }

    @Test
    void theSameSeedGivesTheSameTraceAndEveryOtherAnother() {
        Set<Bytes> hashes = new TreeSet<>();
        for (long seed = 0; seed < 20; seed++) {
            Bytes hash = gossip(seed, 0);
            assertThat(gossip(seed, 0)).as("seed %s", seed).isEqualTo(hash);
            hashes.add(hash);
        }
        assertThat(hashes).hasSize(20);
    }

    @Test
    void oneForeignBitInOnePacketIsSeen() {
        assertThat(gossip(1, 1)).isNotEqualTo(gossip(1, 0));
    }

    private static Bytes gossip(long seed, int flaw) {
        try (World world = World.withSeed(seed, Ties.SEED)) {
            SimulatedNetwork network = new SimulatedNetwork(world);
            network.conditions(Conditions.WIDE.losing(0.2).doubling(0.05).damaging(0.05));
            for (int i = 0; i < PEERS; i++) {
                Wire wire = network.open(PacketsTest.address(i));
                String name = "peer-" + i;
                ActorSystem<Command> system =
                        world.actorSystem(name, peer(wire, world.random(name), i == 3 ? flaw : 0));
                wire.listen((from, packet) -> {
                    if (from instanceof Direct direct)
                        system.tell(new Command.Heard(direct.address(), Bytes.adopt(packet)));
                });
            }
            world.runFor(Duration.ofSeconds(60));
            assertThat(world.errors()).isEmpty();
            assertThat(network.counts().delivered()).isGreaterThan(500);
            assertThat(network.counts().lost()).isPositive();
            return world.traceHash();
        }
    }

    /** Speaks to a random peer every now and then, and answers half of what it hears. */
    private static Behavior<Command> peer(Wire wire, RandomGenerator random, int flaw) {
        return Behaviors.withTimers(timers -> {
            timers.startTimerAtFixedRate(new Command.Speak(), Duration.ofMillis(500 + random.nextInt(500)));
            return Behaviors.receiveMessage(command -> {
                switch (command) {
                    case Command.Heard heard -> {
                        if (random.nextBoolean())
                            wire.send(new Direct(heard.from()), heard.packet().toArray());
                    }
                    case Command.Speak speak ->
                        wire.send(new Direct(PacketsTest.address(random.nextInt(PEERS))), new byte[] {1, (byte) flaw});
                }
                return Behaviors.same();
            });
        });
    }
}
