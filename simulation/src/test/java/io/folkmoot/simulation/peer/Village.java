package io.folkmoot.simulation.peer;

import io.folkmoot.actors.peer.Peer.Entrance;
import io.folkmoot.config.ConfigException;
import io.folkmoot.config.Settings;
import io.folkmoot.config.Sources;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.signing.NetworkId;
import io.folkmoot.simulation.crypto.Cryptography;
import io.folkmoot.simulation.network.Conditions;
import io.folkmoot.simulation.network.SimulatedNetwork;
import io.folkmoot.simulation.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A small world of whole peers on one network, each in an actor system of its own. */
final class Village implements AutoCloseable {
    static final NetworkId NETWORK = new NetworkId(Bytes.adopt(new byte[NetworkId.LENGTH]));

    final World world;
    final SimulatedNetwork network;
    final Settings settings;
    final Cryptography cryptography;
    final List<Inhabitant> inhabitants = new ArrayList<>();
    Faults faults = Faults.NONE;

    Village(long seed) {
        this(seed, Map.of());
    }

    Village(long seed, Map<String, String> changed) {
        this(seed, changed, Cryptography.real());
    }

    Village(long seed, Map<String, String> changed, Cryptography cryptography) {
        this.cryptography = cryptography;
        world = World.withSeed(seed);
        network = new SimulatedNetwork(world);
        network.conditions(Conditions.GOOD);
        settings = settings(changed);
    }

    private static Settings settings(Map<String, String> changed) {
        try {
            return Settings.load(Sources.none().withCommandLine(changed));
        } catch (ConfigException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static Address at(int host) {
        return new Address(Bytes.adopt(new byte[] {10, 1, (byte) (host >> 8), (byte) host}), 4_000);
    }

    /** Somebody who is not there yet. */
    Inhabitant newcomer() {
        int number = inhabitants.size() + 1;
        Inhabitant newcomer = new Inhabitant(this, "peer-" + number, at(number));
        inhabitants.add(newcomer);
        return newcomer;
    }

    /** So many more, each of whom joins through the first, all within a second. */
    void settle(int many) {
        for (int i = 0; i < many; i++) {
            List<Entrance> entrances = inhabitants.isEmpty()
                    ? List.of()
                    : List.of(inhabitants.getFirst().unpinned());
            newcomer().start(entrances);
            world.runFor(Duration.ofMillis(20));
        }
    }

    /** And waits until all are in. */
    void settleAndJoin(int many) {
        settle(many);
        for (Inhabitant inhabitant : inhabitants) inhabitant.join();
        world.runFor(Duration.ofSeconds(10));
    }

    Inhabitant get(int number) {
        return inhabitants.get(number);
    }

    /** For the message of every assertion: with it the test can be run again. */
    String seed() {
        return "seed " + world.seed();
    }

    @Override
    public void close() {
        world.close();
    }
}
