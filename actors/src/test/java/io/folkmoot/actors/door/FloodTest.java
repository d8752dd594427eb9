package io.folkmoot.actors.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.folkmoot.actors.wire.Direct;
import io.folkmoot.actors.wire.Path;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.packets.PacketType;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

/** A million forged handshakes in ten seconds: memory stands still, and no network gets more than its rate. */
class FloodTest {
    private static final int PACKETS = 1_000_000;
    private static final int SECONDS = 10;
    private static final Duration STEP = Duration.ofSeconds(SECONDS).dividedBy(PACKETS);
    private static final int HOT = 0x0808_0800;
    private static final int FIRST_HALF = 0x0100_0000;

    private final SplittableRandom random = new SplittableRandom(Threshold.SEED);
    private final byte[] init = Packets.of(PacketType.INIT);

    /** Counts by network what the rooms were given; one number a network, as the test can afford. */
    private static final class Census implements Rooms {
        final Map<Long, Integer> admitted = new TreeMap<>();

        @Override
        public boolean deliver(long id, Path from, byte[] packet) {
            return false;
        }

        @Override
        public boolean admit(Path from, byte[] packet, boolean validated) {
            switch (from) {
                case Direct direct ->
                    admitted.merge(Source.network(direct.address().ip()), 1, Integer::sum);
            }
            return true;
        }

        @Override
        public boolean busy() {
            return false;
        }

        @Override
        public void reset(Path from, long session, long counter) {}

        int most() {
            return admitted.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        }
    }

    private int anywhere() {
        int ip;
        do ip = random.nextInt();
        while (Source.isLocal(Bytes.adopt(ByteBuffer.allocate(4).putInt(ip).array())));
        return ip;
    }

    @Test
    void noNetworkGetsMoreThanItsRateWhateverIsForged() {
        System.out.printf(
                "%-34s | %9s | %8s | %13s | %9s%n", "flood", "admitted", "networks", "most of one", "cookies");
        int bound = 100 + 50 * SECONDS;
        assertThat(flood("anywhere in IPv4", this::anywhere)).isLessThanOrEqualTo(bound);
        assertThat(flood("1,000 networks", () -> FIRST_HALF + (random.nextInt(1_000) << 8)))
                .isBetween(bound - 1, bound);
        assertThat(flood("one, hiding among the forged", () -> random.nextBoolean() ? HOT : anywhere()))
                .isBetween(bound - 1, bound);
        assertThat(flood("one host", () -> HOT)).isBetween(bound - 1, bound);
    }

    private int flood(String name, IntSupplier source) {
        Census rooms = new Census();
        Outbox wire = new Outbox();
        Clockwork clock = new Clockwork();
        Door door =
                new Door(Packets.SELF, Door.Settings.defaults(), () -> clock.now, new SplittableRandom(1), wire, rooms);
        for (int i = 0; i < PACKETS; i++) {
            clock.now += STEP.toNanos();
            door.received(Packets.direct(source.getAsInt(), Packets.PORT), init);
            wire.take();
        }
        int admitted =
                rooms.admitted.values().stream().mapToInt(Integer::intValue).sum();
        System.out.printf(
                Locale.ROOT,
                "%-34s | %9d | %8d | %13d | %9d%n",
                name,
                admitted,
                rooms.admitted.size(),
                rooms.most(),
                wire.packets());
        assertThat(wire.packets()).as("cookies beyond the allowance").isLessThanOrEqualTo(100_000L * SECONDS + 10_000);
        return rooms.most();
    }

    /** Time that a test moves. */
    private static final class Clockwork {
        long now;
    }

    @Test
    void memoryStandsStill() {
        Buckets buckets = new Buckets(Door.Settings.defaults().sources(), random.nextLong());
        Rate rate = Door.Settings.defaults().stranger();
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < PACKETS; i++) buckets.take(random.nextLong(), rate, i * STEP.toNanos());
        long whole = thread.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < PACKETS; i++) buckets.take(random.nextLong(), rate, (PACKETS + i) * STEP.toNanos());
        long allocated = thread.getCurrentThreadAllocatedBytes() - whole;
        System.out.printf(
                Locale.ROOT,
                "buckets: %d places, %d bytes, %d in debt after a flood, %d bytes allocated by %d packets%n",
                buckets.places(),
                buckets.places() * 2L * Long.BYTES,
                buckets.inDebt(SECONDS * 1_000_000_000L),
                allocated,
                PACKETS);
        assertThat(buckets.places()).isEqualTo(8_192);
        assertThat(whole - before)
                .as("the table, and an array's head for each eight places")
                .isLessThan(8_192 * 19);
        assertThat(allocated).as("nothing for each packet").isLessThan(1_000);
    }
}
