package io.folkmoot.simulation.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.wire.Direct;
import io.folkmoot.actors.wire.Wire;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.simulation.world.Ties;
import io.folkmoot.simulation.world.World;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** A minute of peers that talk at random over a bad network, and the hash of all that happened. */
final class Gossip {
    private static final int PEERS = 8;

    /** What a peer hears, and when it is time to speak. */
    private sealed interface Command {
        record Heard(Address from, Bytes packet) implements Command {}

        record Speak() implements Command {}
    }

    private Gossip() {}

    /** For another JVM: the seed in, the hash out. */
    public static void main(String[] arguments) {
        System.out.println(hash(Long.parseLong(arguments[0]), 0));
    }

    /** The flaw is a byte that one of the peers says. */
    static Bytes hash(long seed, int flaw) {
        try (World world = World.withSeed(seed, Ties.SEED)) {
            SimulatedNetwork network = new SimulatedNetwork(world);
            network.conditions(Conditions.WIDE.losing(0.2).doubling(0.05).damaging(0.05));
            for (int i = 0; i < PEERS; i++) begin(world, network, i, i == 3 ? flaw : 0);
            world.runFor(Duration.ofMinutes(1));
            assertThat(world.errors()).isEmpty();
            assertThat(network.counts().delivered()).isGreaterThan(500);
            assertThat(network.counts().lost()).isPositive();
            return world.traceHash();
        }
    }

    private static void begin(World world, SimulatedNetwork network, int number, int flaw) {
        Wire wire = network.open(PacketsTest.address(number));
        String name = "peer-" + number;
        ActorSystem<Command> system = world.actorSystem(name, peer(wire, world.random(name), flaw));
        wire.listen((from, packet) -> {
            if (from instanceof Direct direct) system.tell(new Command.Heard(direct.address(), Bytes.adopt(packet)));
        });
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
