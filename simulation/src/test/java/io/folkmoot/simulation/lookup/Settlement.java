package io.folkmoot.simulation.lookup;

import io.folkmoot.actors.routing.Located;
import io.folkmoot.config.ConfigException;
import io.folkmoot.config.Settings;
import io.folkmoot.config.Sources;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.identity.Distance;
import io.folkmoot.protocol.identity.Point;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.protocol.records.RecordDraft;
import io.folkmoot.protocol.records.SignedRecord;
import io.folkmoot.simulation.network.Conditions;
import io.folkmoot.simulation.network.SimulatedNetwork;
import io.folkmoot.simulation.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Many settlers who know each other as well as buckets of twenty allow. */
final class Settlement implements AutoCloseable {
    static final Settings SETTINGS = shipped();
    private static final int BUCKET = 20;

    final World world;
    final SimulatedNetwork network;
    final RandomGenerator dice;
    final List<Settler> settlers = new ArrayList<>();

    Settlement(long seed, int settlers) {
        this(seed, settlers, Conditions.GOOD);
    }

    Settlement(long seed, int settlers, Conditions conditions) {
        world = World.withSeed(seed);
        network = new SimulatedNetwork(world);
        network.conditions(conditions);
        dice = world.random("settlement");
        for (int i = 0; i < settlers; i++) settle(true);
        introduceAll();
    }

    Settler settle(boolean participates) {
        Settler settler =
                new Settler(world, network, "settler" + settlers.size(), settlers.size() + 1, participates, SETTINGS);
        settlers.add(settler);
        return settler;
    }

    void introduceAll() {
        settlers.forEach(settler -> introduce(settler, settlers));
    }

    /** Each bucket takes the first twenty, in an order of chance. */
    void introduce(Settler settler, List<Settler> others) {
        settler.table.peers.clear();
        Map<Integer, Integer> sizes = new TreeMap<>();
        for (Settler other : shuffled(others)) {
            if (other == settler) continue;
            int bucket = Distance.bucketIndex(settler.id(), other.id());
            if (sizes.merge(bucket, 1, Integer::sum) <= BUCKET) settler.table.peers.add(other.located);
        }
    }

    List<Settler> shuffled(List<Settler> some) {
        List<Settler> shuffled = new ArrayList<>(some);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            int other = dice.nextInt(i + 1);
            shuffled.set(i, shuffled.set(other, shuffled.get(i)));
        }
        return shuffled;
    }

    /** The truth: who is closest of those that are alive, but one. */
    List<Located> closest(Point target, int most, Settler but) {
        return settlers.stream()
                .filter(settler -> settler != but && settler.answers)
                .map(settler -> settler.located)
                .sorted((left, right) -> Distance.compare(target, left.id(), right.id()))
                .limit(most)
                .toList();
    }

    /** Contacts that look like any others, at addresses where nobody lives. */
    List<Contact> nobodies(int count) {
        List<Contact> nobodies = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] key = new byte[PublicKey.LENGTH];
            dice.nextBytes(key);
            byte[] ip = {10, 9, (byte) dice.nextInt(), (byte) dice.nextInt()};
            nobodies.add(new Contact(new PublicKey(Bytes.adopt(key)), new Address(Bytes.adopt(ip), 4000)));
        }
        return nobodies;
    }

    SignedRecord note(Settler by, String name, long sequence, String text) {
        return RecordDraft.of(Settler.NETWORK, Kind.NOTE, world.wallClock().millis())
                .name(name)
                .sequence(sequence)
                .body(Bytes.utf8(text))
                .sign(by.key);
    }

    @Override
    public void close() {
        world.close();
    }

    private static Settings shipped() {
        try {
            return Settings.load(Sources.none());
        } catch (ConfigException e) {
            throw new IllegalStateException("the shipped settings are sound", e);
        }
    }
}
