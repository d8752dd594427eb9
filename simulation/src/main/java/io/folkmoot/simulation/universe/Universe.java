package io.folkmoot.simulation.universe;

import io.folkmoot.actors.peer.Peer;
import io.folkmoot.config.ConfigException;
import io.folkmoot.config.Settings;
import io.folkmoot.config.Sources;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.signing.NetworkId;
import io.folkmoot.simulation.network.SimulatedNetwork;
import io.folkmoot.simulation.world.Chance;
import io.folkmoot.simulation.world.World;
import io.folkmoot.simulation.world.WorldError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;

/** One world with its network and its residents, on the thread that made it. */
public final class Universe implements AutoCloseable {
    static final NetworkId NETWORK = new NetworkId(Bytes.adopt(new byte[NetworkId.LENGTH]));

    /** Longer than a join with lost packets takes. */
    private static final Duration JOINING = Duration.ofMinutes(1);

    private final Outset outset;
    private final World world;
    private final SimulatedNetwork network;
    private final Settings settings;
    private final List<Resident> residents = new ArrayList<>();

    Universe(Outset outset) {
        this.outset = outset;
        world = World.withSeed(outset.seed(), outset.ties());
        network = new SimulatedNetwork(world);
        network.conditions(outset.conditions());
        settings = settings(outset);
    }

    public static Outset withSeed(long seed) {
        return Outset.of(seed);
    }

    private static Settings settings(Outset outset) {
        try {
            return Settings.load(Sources.none().withCommandLine(outset.settings()));
        } catch (ConfigException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public Outset outset() {
        return outset;
    }

    public long seed() {
        return outset.seed();
    }

    public World world() {
        return world;
    }

    public SimulatedNetwork network() {
        return network;
    }

    public Settings settings() {
        return settings;
    }

    /** Virtual time since the beginning. */
    public Duration now() {
        return Duration.ofNanos(world.nanos());
    }

    /** Somebody who is not there yet, on an address in a block that nobody else is in. */
    public Resident newcomer() {
        int number = residents.size();
        Resident newcomer = new Resident(this, number, address(number));
        residents.add(newcomer);
        return newcomer;
    }

    /** Public addresses, each in a /24 of its own. */
    static Address address(int number) {
        int block = number + 1;
        return new Address(
                Bytes.adopt(new byte[] {(byte) (11 + (block >> 16)), (byte) (block >> 8), (byte) block, 1}), 4_000);
    }

    /** All that ever came, in order; whoever has left stays in the list. */
    public List<Resident> residents() {
        return Collections.unmodifiableList(residents);
    }

    public Resident resident(int number) {
        return residents.get(number);
    }

    public List<Resident> living() {
        return residents.stream().filter(Resident::isRunning).toList();
    }

    /** So many more, one after the other, each through one of the living that chance names; waits until all have joined. */
    public void settle(int many) {
        for (int i = 0; i < many; i++) {
            join();
            world.runFor(outset.pace());
        }
        for (Resident resident : living()) resident.ask(Peer.AwaitJoin::new, JOINING);
    }

    /** One more, who comes in through somebody whom chance names. */
    public Resident join() {
        List<Peer.Entrance> entrances = entrances(residents.size());
        Resident newcomer = newcomer();
        newcomer.start(entrances);
        return newcomer;
    }

    /** An address somebody may know of, as drawn for the given occasion; none where nobody lives. */
    public List<Peer.Entrance> entrances(long occasion) {
        List<Resident> living = living();
        if (living.isEmpty()) return List.of();
        int chosen = Chance.below(Chance.draw(seed(), Chance.key("entrance"), occasion), living.size());
        return List.of(living.get(chosen).entrance());
    }

    public void runFor(Duration time) {
        world.runFor(time);
    }

    public boolean runUntil(BooleanSupplier condition, Duration limit) {
        return world.runUntil(condition, limit);
    }

    public Bytes traceHash() {
        return world.traceHash();
    }

    /** What production would only have logged. */
    public List<WorldError> errors() {
        return world.errors();
    }

    @Override
    public void close() {
        world.close();
    }
}
