package io.folkmoot.simulation.universe;

import io.folkmoot.actors.peer.Peer;
import io.folkmoot.config.ConfigException;
import io.folkmoot.config.Settings;
import io.folkmoot.config.Sources;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.signing.NetworkId;
import io.folkmoot.simulation.crypto.Cryptography;
import io.folkmoot.simulation.network.SimulatedNetwork;
import io.folkmoot.simulation.world.Chance;
import io.folkmoot.simulation.world.World;
import io.folkmoot.simulation.world.WorldError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One world with its network and its residents, on the thread that made it. */
public final class Universe implements AutoCloseable {
    static final NetworkId NETWORK = new NetworkId(Bytes.adopt(new byte[NetworkId.LENGTH]));

    /** Longer than a join with lost packets takes. */
    private static final Duration JOINING = Duration.ofMinutes(1);

    private final Outset outset;
    private final World world;
    private final SimulatedNetwork network;
    private final Settings settings;
    private final Cryptography cryptography;
    private final Housing housing;
    private final Afflictions afflictions;
    private final List<Resident> residents = new ArrayList<>();

    private @Nullable Census census;

    Universe(Outset outset) {
        this.outset = outset;
        world = World.withSeed(outset.seed(), outset.ties());
        network = new SimulatedNetwork(world);
        network.conditions(outset.conditions());
        settings = settings(outset);
        cryptography = outset.cryptography();
        housing = new Housing(world, outset.systems());
        afflictions = new Afflictions(this);
    }

    public static Outset withSeed(long seed) {
        return new Outset(seed);
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

    public Cryptography cryptography() {
        return cryptography;
    }

    Housing housing() {
        return housing;
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

    /** Who lives at this moment; worked out once as long as nobody comes or goes. */
    public Census census() {
        if (census == null) census = Census.of(this);
        return census;
    }

    /** Somebody came or went. */
    void changed() {
        census = null;
    }

    /** How many actors there are in all, of peers and of their surroundings. */
    public long actors() {
        return housing.actors(living());
    }

    public List<Resident> living() {
        return residents.stream().filter(Resident::isRunning).toList();
    }

    /** So many more, one after the other, each through one of the living that chance names; waits until all have joined. */
    public void settle(int many) {
        List<Resident> newcomers = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            newcomers.add(join());
            world.runFor(outset.pace());
        }
        for (Resident newcomer : newcomers) if (newcomer.isRunning()) newcomer.ask(Peer.AwaitJoin::new, JOINING);
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
        int size = residents.size();
        if (size == 0) return List.of();
        int first = Chance.below(Chance.draw(seed(), Chance.key("entrance"), occasion), size);
        for (int i = 0; i < size; i++) {
            Resident chosen = residents.get((first + i) % size);
            if (chosen.isRunning()) return List.of(chosen.entrance());
        }
        return List.of();
    }

    /** From now on this happens, each fault at its time; all of them heal by themselves. */
    public void suffer(List<Fault> faults) {
        afflictions.suffer(faults);
    }

    /** Whether something that befell it has not healed yet. */
    public boolean afflicted() {
        return afflictions.underWay() > 0;
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

    /** By which it can be had again. */
    @Override
    public String toString() {
        return "seed " + seed();
    }
}
