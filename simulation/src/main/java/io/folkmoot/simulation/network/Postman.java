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

    /** One flipped bit is what links do; several are what checksums miss. */
    private static final int MOST_BITS = 8;

    private final World world;
    private final Weather weather;
    private final Map<Address, SimulatedWire> wires = new LinkedHashMap<>();
    private final Counters packets = new Counters();
    private final long seed;
    private long sent;
    private long delivered;
    private long lost;
    private long doubled;
    private long damaged;
    private long cut;
    private long vanished;
    private long bytes;

    Postman(World world, Weather weather) {
        this.world = world;
        this.weather = weather;
        seed = Chance.draw(world.seed(), Chance.key("network"));
    }

    void moveIn(SimulatedWire wire) {
        if (wires.putIfAbsent(wire.local(), wire) != null) throw new IllegalStateException(wire.local() + " is taken");
    }

    void moveOut(SimulatedWire wire) {
        wires.remove(wire.local(), wire);
    }

    void post(Address from, Address to, byte[] packet) {
        Link link = new Link(from, to);
        long key = link.key();
        long draw = Chance.draw(seed, key, packets.next(key));
        sent++;
        bytes += packet.length;
        Conditions conditions = weather.on(link);
        if (weather.isCut(link)) {
            cut++;
        } else if (happens(draw, LOSS, conditions.loss())) {
            lost++;
        } else {
            boolean twice = happens(draw, DOUBLE, conditions.duplication());
            byte[] second = twice ? packet.clone() : packet;
            if (happens(draw, DAMAGE, conditions.corruption())) damage(packet, draw);
            carry(link, packet, delay(conditions, key, draw, TIME));
            if (twice) {
                doubled++;
                carry(link, second, delay(conditions, key, draw, TIME_OF_DOUBLE));
            }
        }
    }

    /** For a packet of which nobody counts the number, such as what keeps a stream going. */
    long delay(Link link, long draw) {
        return delay(weather.on(link), link.key(), Chance.draw(seed, draw), TIME);
    }

    private long delay(Conditions conditions, long key, long draw, int what) {
        return conditions.delay().nanos(Chance.draw(seed, key, LINK), Chance.draw(draw, what));
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

    private void carry(Link link, byte[] packet, long delay) {
        world.afterNanos(delay, () -> {
            SimulatedWire wire = wires.get(link.to());
            if (wire == null || !wire.isListening()) {
                vanished++;
                return;
            }
            delivered++;
            long label = link.key();
            world.named(label, link);
            world.record(Event.PACKET, label, Chance.key(packet));
            wire.deliver(link.from(), packet);
        });
    }

    NetworkCounts counts() {
        return new NetworkCounts(sent, delivered, lost, doubled, damaged, cut, vanished, bytes);
    }
}
