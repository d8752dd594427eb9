package io.folkmoot.simulation.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.folkmoot.actors.wire.Direct;
import io.folkmoot.actors.wire.Wire;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.simulation.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens to packets on their way. */
class PacketsTest {
    private static final int MANY = 20_000;

    private final World world = World.withSeed(11);
    private final SimulatedNetwork network = new SimulatedNetwork(world);
    private final Wire ann = network.open(address(1));
    private final Wire bob = network.open(address(2));
    private final List<Integer> heard = new ArrayList<>();
    private final List<Long> delays = new ArrayList<>();

    static Address address(int host) {
        return new Address(Bytes.adopt(new byte[] {10, 0, (byte) (host >> 8), (byte) host}), 4000);
    }

    @AfterEach
    void end() {
        world.close();
    }

    private void bobListens() {
        bob.listen((from, packet) -> {
            assertThat(from).isEqualTo(new Direct(ann.local()));
            heard.add((packet[0] & 0xff) << 16 | (packet[1] & 0xff) << 8 | (packet[2] & 0xff));
        });
    }

    /** One packet a millisecond. */
    private void annSends(int count) {
        for (int i = 0; i < count; i++) {
            int number = i;
            world.after(Duration.ofMillis(i), () -> {
                byte[] packet = new byte[100];
                packet[0] = (byte) (number >> 16);
                packet[1] = (byte) (number >> 8);
                packet[2] = (byte) number;
                ann.send(new Direct(bob.local()), packet);
            });
        }
        world.runFor(Duration.ofMillis(count).plusMinutes(1));
    }

    @Test
    void aGoodLinkDeliversEverythingInOrderAndInTime() {
        bob.listen((from, packet) -> delays.add(world.millis()));
        ann.send(new Direct(bob.local()), new byte[] {1});
        world.runFor(Duration.ofSeconds(1));
        assertThat(delays).containsExactly(10L);
    }

    @Test
    void anAddressGoesOnCountingInItsNextLifeUntilItIsForgotten() {
        network.conditions(Conditions.GOOD.losing(0.5));
        bob.listen((from, packet) -> heard.add((int) packet[0]));
        List<Integer> first = heardOfALife();
        assertThat(heardOfALife()).isNotEqualTo(first);
        network.forget(address(3));
        assertThat(heardOfALife()).isEqualTo(first).hasSizeBetween(20, 80);
        assertThatThrownBy(() -> network.forget(ann.local())).hasMessageContaining("in use");
    }

    private List<Integer> heardOfALife() {
        heard.clear();
        try (Wire wire = network.open(address(3))) {
            for (byte i = 0; i < 100; i++) wire.send(new Direct(bob.local()), new byte[] {i});
            world.runFor(Duration.ofSeconds(1));
        }
        return List.copyOf(heard);
    }

    @Test
    void losesDoublesAndDamagesAsOftenAsSet() {
        network.conditions(Conditions.GOOD.losing(0.2).doubling(0.1).damaging(0.05));
        bobListens();
        annSends(MANY);
        NetworkCounts counts = network.counts();
        assertThat(counts.sent()).isEqualTo(MANY);
        assertThat(counts.lost()).isCloseTo(MANY / 5, within(300L));
        assertThat(counts.doubled()).isCloseTo(MANY * 8L / 100, within(200L));
        assertThat(counts.damaged()).isCloseTo(MANY * 4L / 100, within(150L));
        assertThat(counts.delivered()).isEqualTo(MANY - counts.lost() + counts.doubled());
        assertThat(heard).hasSize((int) counts.delivered());
    }

    @Test
    void jitterReorders() {
        network.conditions(Conditions.after(Delay.uniform(Duration.ofMillis(5), Duration.ofMillis(50))));
        bobListens();
        annSends(1000);
        assertThat(heard).hasSize(1000).isNotEqualTo(heard.stream().sorted().toList());
    }

    @Test
    void uniformDelaysAreSpreadBetweenTheirEnds() {
        network.conditions(Conditions.after(Delay.uniform(Duration.ofMillis(20), Duration.ofMillis(60))));
        List<Long> sent = new ArrayList<>();
        network.tap(packet -> sent.add(packet.nanos()));
        bob.listen((from, packet) ->
                delays.add(world.nanos() - (packet[1] & 0xff) * 256_000_000L - (packet[2] & 0xff) * 1_000_000L));
        annSends(MANY);
        assertThat(delays).allMatch(delay -> delay >= 20_000_000 && delay <= 60_000_000);
        assertThat(delays.stream().mapToLong(Long::longValue).average().orElseThrow())
                .isCloseTo(40e6, within(0.3e6));
        assertThat(sent).hasSize(MANY);
    }

    @Test
    void linksHaveTheirOwnDelayOfWhichHalfAreAboveTheMedian() {
        Delay delay = Delay.logNormal(Duration.ofMillis(40), 0.6, 0);
        List<Double> logarithms = new ArrayList<>();
        int above = 0;
        for (int from = 0; from < 200; from++)
            for (int to = 0; to < 100; to++) {
                long nanos = delay.nanos(new Link(address(from), address(to)).key(), 1);
                if (nanos > 40_000_000) above++;
                logarithms.add(Math.log(nanos / 40e6));
            }
        assertThat(above).isCloseTo(10_000, within(250));
        double variance = logarithms.stream().mapToDouble(l -> l * l).average().orElseThrow();
        assertThat(Math.sqrt(variance)).isCloseTo(0.6, within(0.01));
    }

    @Test
    void oneLossMoreChangesNoOtherPacketsFate() {
        List<Integer> usual = fates(0.1);
        List<Integer> worse = fates(0.2);
        assertThat(usual).containsAll(worse);
        assertThat(worse).hasSizeLessThan(usual.size());
    }

    private static List<Integer> fates(double loss) {
        List<Integer> arrived = new ArrayList<>();
        try (World world = World.withSeed(5)) {
            SimulatedNetwork network = new SimulatedNetwork(world);
            network.conditions(Conditions.GOOD.losing(loss));
            Wire from = network.open(address(1));
            network.open(address(2)).listen((path, packet) -> arrived.add(packet[0] & 0xff));
            for (int i = 0; i < 250; i++) from.send(new Direct(address(2)), new byte[] {(byte) i});
            world.runFor(Duration.ofSeconds(1));
        }
        return arrived;
    }

    @Test
    void aCutIsOneWayAndAPartitionBoth() {
        List<String> at = new ArrayList<>();
        ann.listen((from, packet) -> at.add("ann"));
        bob.listen((from, packet) -> at.add("bob"));
        network.cut(ann.local(), bob.local());
        both(at, "ann");
        network.mend(ann.local(), bob.local());
        both(at, "bob", "ann");
        network.partition(List.of(List.of(ann.local())));
        both(at);
        network.mendAll();
        both(at, "bob", "ann");
        assertThat(network.counts().cut()).isEqualTo(3);
    }

    private void both(List<String> at, String... expected) {
        at.clear();
        ann.send(new Direct(bob.local()), new byte[1]);
        bob.send(new Direct(ann.local()), new byte[1]);
        world.runFor(Duration.ofSeconds(1));
        assertThat(at).containsExactly(expected);
    }

    @Test
    void whatIsSentToAClosedPortVanishes() {
        bobListens();
        ann.send(new Direct(bob.local()), new byte[3]);
        bob.close();
        world.runFor(Duration.ofSeconds(1));
        assertThat(heard).isEmpty();
        assertThat(network.counts().vanished()).isEqualTo(1);
        List<String> second = new ArrayList<>();
        network.open(bob.local()).listen((from, packet) -> second.add("again"));
        ann.send(new Direct(bob.local()), new byte[3]);
        world.runFor(Duration.ofSeconds(1));
        assertThat(second).hasSize(1);
    }

    @Test
    void anAddressIsOpenOnce() {
        assertThatThrownBy(() -> network.open(ann.local())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void wiresCountAndRefuseWhatNoNetworkCarries() {
        bobListens();
        ann.send(new Direct(bob.local()), new byte[1232]);
        ann.send(new Direct(bob.local()), new byte[1233]);
        ann.send(new Direct(bob.local()), new byte[0]);
        world.runFor(Duration.ofSeconds(1));
        assertThat(ann.counts().packetsOut()).isEqualTo(1);
        assertThat(ann.counts().refused()).isEqualTo(2);
        assertThat(bob.counts().bytesIn()).isEqualTo(1232);
    }

    @Test
    void everyCopyIsTheReceiversOwn() {
        network.conditions(Conditions.GOOD.doubling(1));
        List<byte[]> copies = new ArrayList<>();
        bob.listen((from, packet) -> copies.add(packet));
        ann.send(new Direct(bob.local()), new byte[] {1, 2, 3});
        world.runFor(Duration.ofSeconds(1));
        assertThat(copies).hasSize(2);
        assertThat(copies.get(0)).isNotSameAs(copies.get(1)).isEqualTo(copies.get(1));
    }

    @Test
    void manyLinksAreCountedEachForItself() {
        Counters counters = new Counters();
        for (int round = 1; round <= 3; round++)
            for (long link = 0; link < 5000; link++)
                assertThat(counters.next(link * link)).isEqualTo(round);
    }
}
