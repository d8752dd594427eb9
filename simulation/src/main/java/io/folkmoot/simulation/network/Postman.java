package io.folkmoot.simulation.network;

import io.folkmoot.protocol.frames.Address;
import io.folkmoot.simulation.world.Chance;
import io.folkmoot.simulation.world.Event;
import io.folkmoot.simulation.world.World;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Decides the fate of every packet and carries out what is decided. Each decision hangs on the seed, the link and the number
 * of the packet on it, and on no other packet.
 */
final class Postman {
    private static final int LOSS = 1;
    private static final int DOUBLE = 2;
    private static final int DAMAGE = 3;
    private static final int TIME = 4;
    private static final int TIME_OF_DOUBLE = 5;
    private static final int LINK = 6;
    private static final int BIT = 7;
    private static final int BITS = 8;
    private static final int GREY = 10;
    private static final int GREY_LOSS = 11;
    private static final int HELD = 12;
    private static final int HELD_FOR = 13;

    /** One flipped bit is what links do; several are what checksums miss. */
    private static final int MOST_BITS = 8;

    private final World world;
    private final Weather weather;
    private final Map<Address, SimulatedWire> wires = new LinkedHashMap<>();
    private final Map<Address, Counters> packets = new LinkedHashMap<>();
    private final long seed;
    private long sent;
    private long delivered;
    private long lost;
    private long doubled;
    private long damaged;
    private long cut;
    private long vanished;
    private long overflowed;
    private long bytes;

    Postman(World world, Weather weather) {
        this.world = world;
        this.weather = weather;
        seed = Chance.draw(world.seed(), Chance.key("network"));
    }

    void moveIn(SimulatedWire wire) {
        if (wires.putIfAbsent(wire.local(), wire) != null) throw new IllegalStateException(wire.local() + " is taken");
        wire.packets(packets.computeIfAbsent(wire.local(), address -> new Counters()));
        lay(wire);
    }

    void moveOut(SimulatedWire wire) {
        wires.remove(wire.local(), wire);
    }

    /** Nobody will send from there again. */
    void forget(Address address) {
        if (wires.containsKey(address)) throw new IllegalStateException(address + " is in use");
        packets.remove(address);
    }

    void linesChanged() {
        wires.values().forEach(this::lay);
    }

    private void lay(SimulatedWire wire) {
        wire.line(line(wire.local()));
    }

    Line line(Address address) {
        return weather.line(address, peer(address));
    }

    long peer(Address address) {
        return Way.peer(seed, address);
    }

    void post(SimulatedWire from, Address to, byte[] packet) {
        Way way = Way.of(seed, new Link(from.local(), to));
        long draw = Chance.draw(seed, way.key(), from.packets().next(way.key()));
        sent++;
        bytes += packet.length;
        long wait = from.up().pass(world.nanos(), packet.length);
        Conditions conditions = weather.on(way.link());
        if (wait == Pipe.DROPPED) {
            overflowed++;
        } else if (weather.isCut(way.link())) {
            cut++;
        } else if (happens(draw, LOSS, loss(conditions, way)) || isGrey(conditions.grey(), way, draw, packet.length)) {
            lost++;
        } else {
            boolean twice = happens(draw, DOUBLE, conditions.duplication());
            byte[] second = twice ? packet.clone() : packet;
            if (happens(draw, DAMAGE, conditions.corruption())) damage(packet, draw);
            carry(way, packet, wait + delay(conditions, way, draw, TIME));
            if (twice) {
                doubled++;
                carry(way, second, wait + delay(conditions, way, draw, TIME_OF_DOUBLE));
            }
        }
    }

    private boolean isGrey(Grey grey, Way way, long draw, int length) {
        return length > grey.longerThan()
                && happens(Chance.draw(seed, way.key()), GREY, grey.part())
                && happens(draw, GREY_LOSS, grey.loss());
    }

    double loss(Link link) {
        return loss(weather.on(link), Way.of(seed, link));
    }

    /** What the homes of its ends and the weather lose together. */
    private static double loss(Conditions conditions, Way way) {
        if (conditions.geography().isEmpty()) return conditions.loss();
        return Probability.either(
                conditions.loss(), conditions.geography().get().loss(way.from(), way.to()));
    }

    /** For a packet of which nobody counts the number, such as what keeps a stream going. */
    long delay(Link link, long draw) {
        return delay(weather.on(link), Way.of(seed, link), Chance.draw(seed, draw), TIME);
    }

    private long delay(Conditions conditions, Way way, long draw, int what) {
        long packet = Chance.draw(draw, what);
        long time = conditions.delay().nanos(Chance.draw(seed, way.key(), LINK), packet);
        if (conditions.geography().isPresent())
            time += conditions.geography().get().nanos(way.from(), way.to(), packet);
        if (!happens(packet, HELD, conditions.reordering())) return time;
        return time + (long) (time * Chance.unit(Chance.draw(packet, HELD_FOR)));
    }

    private static boolean happens(long draw, int what, double probability) {
        return probability > 0 && Chance.unit(Chance.draw(draw, what)) < probability;
    }

    private void damage(byte[] packet, long draw) {
        damaged++;
        int bits = 1 + Chance.below(Chance.draw(draw, BITS), MOST_BITS);
        for (int i = 0; i < bits; i++) {
            int bit = Chance.below(Chance.draw(draw, BIT, i), packet.length * 8);
            packet[bit >> 3] ^= (byte) (1 << (bit & 7));
        }
    }

    private void carry(Way way, byte[] packet, long delay) {
        world.afterNanos(delay, () -> {
            SimulatedWire wire = wires.get(way.link().to());
            long wait = wire == null ? 0 : wire.down().passOrSkip(world.nanos(), packet.length);
            if (wait == Pipe.DROPPED) overflowed++;
            else if (wait == 0) handOver(way.link(), way.key(), packet);
            else world.afterNanos(wait, () -> handOver(way.link(), way.key(), packet));
        });
    }

    private void handOver(Link link, long key, byte[] packet) {
        SimulatedWire wire = wires.get(link.to());
        if (wire == null || !wire.isListening()) {
            vanished++;
            return;
        }
        delivered++;
        world.named(key, link);
        world.record(Event.PACKET, key, Chance.key(packet));
        wire.deliver(link.from(), packet);
    }

    NetworkCounts counts() {
        return new NetworkCounts(sent, delivered, lost, doubled, damaged, cut, vanished, overflowed, bytes);
    }
}
