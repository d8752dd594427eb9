package io.folkmoot.simulation.network;

import io.folkmoot.protocol.frames.Address;
import io.folkmoot.simulation.world.Chance;
import io.folkmoot.simulation.world.World;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the streams of all wires find one another, and hear when a way opens or closes. */
final class Exchange {
    /** A slow line at home: streams are long enough for virtual time to show it. */
    private static final long BYTES_PER_SECOND = 10_000_000;

    private final World world;
    private final Weather weather;
    private final Postman postman;
    private final Map<Address, SimulatedStreams> open = new LinkedHashMap<>();
    private final Set<StreamPair> pairs = new LinkedHashSet<>();
    private final Counters streams = new Counters();
    private long bytesPerSecond = BYTES_PER_SECOND;

    Exchange(World world, Weather weather, Postman postman) {
        this.world = world;
        this.weather = weather;
        this.postman = postman;
    }

    World world() {
        return world;
    }

    void bandwidth(long bytesPerSecond) {
        if (bytesPerSecond < 1) throw new IllegalArgumentException("bandwidth below 1: " + bytesPerSecond);
        this.bytesPerSecond = bytesPerSecond;
    }

    /** How long the way is taken by so many bytes. */
    long transmission(Link link, int bytes) {
        long ends =
                Math.min(postman.line(link.from()).up(), postman.line(link.to()).down());
        return bytes * 1_000_000_000L / Math.min(bytesPerSecond, ends);
    }

    void moveIn(SimulatedStreams streams) {
        open.put(streams.local(), streams);
    }

    void moveOut(SimulatedStreams streams) {
        open.remove(streams.local(), streams);
    }

    @Nullable
    SimulatedStreams at(Address address) {
        return open.get(address);
    }

    boolean isCut(Address one, Address other) {
        return weather.isCut(new Link(one, other)) || weather.isCut(new Link(other, one));
    }

    long delay(Link link, long draw) {
        return postman.delay(link, draw);
    }

    double loss(Link link) {
        return postman.loss(link);
    }

    /** What stands for a new stream in draws and in the trace. */
    long nextStream(Link link) {
        return Chance.draw(link.key(), streams.next(link.key()));
    }

    void begin(StreamPair pair) {
        pairs.add(pair);
        pair.check();
    }

    void end(StreamPair pair) {
        pairs.remove(pair);
    }

    /** Conditions or routes are not what they were. */
    void changed() {
        for (StreamPair pair : List.copyOf(pairs)) pair.check();
    }
}
