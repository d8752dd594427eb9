package io.folkmoot.actors.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.packets.Datagram;
import io.folkmoot.protocol.packets.PacketType;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What one packet costs at the door: the best of several rounds, since other work on the machine only ever adds. */
class DoorSpeedTest {
    private static final int ROUNDS = 20;
    private static final int PACKETS = 50_000;
    private static final long MOST_NANOS = 1_000;

    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private record Cost(double nanos, double bytes) {}

    private static Cost cost(Door door, byte[] packet) {
        double nanos = Double.MAX_VALUE;
        double bytes = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long allocated = THREAD.getCurrentThreadAllocatedBytes();
            long start = System.nanoTime();
            for (int i = 0; i < PACKETS; i++) door.received(Packets.ALICE, packet);
            nanos = Math.min(nanos, (System.nanoTime() - start) / (double) PACKETS);
            bytes = Math.min(bytes, (THREAD.getCurrentThreadAllocatedBytes() - allocated) / (double) PACKETS);
        }
        return new Cost(nanos, bytes);
    }

    private static Cost print(String name, Cost cost) {
        System.out.printf(Locale.ROOT, "%-34s | %8.1f ns | %8.1f bytes%n", name, cost.nanos(), cost.bytes());
        return cost;
    }

    private static Door door(Hall rooms) {
        return new Door(
                Packets.SELF, Door.Settings.defaults(), System::nanoTime, new SplittableRandom(1), new Outbox(), rooms);
    }

    @Test
    void aPacketOfAKnownSessionCostsNextToNothing() {
        Hall rooms = new Hall();
        rooms.ids.add(Packets.ID);
        Cost cost = print("transport of a known session", cost(door(rooms), Packets.of(PacketType.TRANSPORT)));
        assertThat(cost.nanos()).isLessThan(MOST_NANOS);
        assertThat(cost.bytes()).as("but the id that this test boxes").isLessThan(32);
        assertThat(rooms.delivered).isEqualTo((long) ROUNDS * PACKETS);
    }

    @Test
    void whatIsRefusedCostsLittle() {
        Hall rooms = new Hall();
        rooms.busy = true;
        byte[] wrong = Packets.init(Bytes.hex("77".repeat(Datagram.COOKIE)));
        print("garbage", cost(door(rooms), new byte[] {0x55}));
        print("unknown session, limited", cost(door(rooms), Packets.of(PacketType.TRANSPORT)));
        print("hello, limited", cost(door(rooms), Packets.of(PacketType.HELLO)));
        print("init, limited", cost(door(rooms), Packets.of(PacketType.INIT)));
        Cost dearest = print("init with a wrong cookie, limited", cost(door(rooms), wrong));
        assertThat(dearest.nanos())
                .as("the dearest of them makes two or three hashes")
                .isLessThan(50_000);
    }
}
