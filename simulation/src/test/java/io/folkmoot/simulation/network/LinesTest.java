package io.folkmoot.simulation.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.folkmoot.actors.wire.Direct;
import io.folkmoot.actors.wire.Wire;
import io.folkmoot.simulation.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Packets wait for narrow lines, and are dropped where they would wait too long; and links that are bad in other ways. */
class LinesTest {
    private final World world = World.withSeed(12);
    private final SimulatedNetwork network = new SimulatedNetwork(world);
    private final Wire ann = network.open(PacketsTest.address(1));
    private final Wire bob = network.open(PacketsTest.address(2));
    private final List<Integer> heard = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();

    @AfterEach
    void end() {
        world.close();
    }

    /** Each of 1000 bytes, all at once. */
    private void annSends(int many) {
        bob.listen((from, packet) -> {
            heard.add((int) packet[0]);
            times.add(world.millis());
        });
        for (int i = 0; i < many; i++) {
            byte[] packet = new byte[1_000];
            packet[0] = (byte) i;
            ann.send(new Direct(bob.local()), packet);
        }
        world.runFor(Duration.ofMinutes(1));
    }

    private List<Integer> firstOf(int many) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < many; i++) numbers.add(i);
        return numbers;
    }

    @Test
    void packetsLeaveANarrowLineOneAfterTheOther() {
        network.line(ann.local(), Line.of(100_000, 1_000_000, Duration.ofSeconds(1)));
        annSends(5);
        assertThat(times).containsExactly(20L, 30L, 40L, 50L, 60L);
    }

    @Test
    void packetsArriveThroughANarrowLineOneAfterTheOther() {
        network.line(bob.local(), Line.of(1_000_000, 100_000, Duration.ofSeconds(1)));
        annSends(5);
        assertThat(times).containsExactly(20L, 30L, 40L, 50L, 60L);
    }

    @Test
    void whatWouldWaitTooLongIsDroppedAndCountedAtEitherEnd() {
        network.line(ann.local(), Line.of(100_000, 1_000_000, Duration.ofMillis(95)));
        annSends(40);
        assertThat(heard).isEqualTo(firstOf(10));
        assertThat(network.counts().overflowed()).isEqualTo(30);
        network.usualLine(ann.local());
        network.line(bob.local(), Line.of(1_000_000, 100_000, Duration.ofMillis(45)));
        heard.clear();
        for (int i = 0; i < 9; i++) ann.send(new Direct(bob.local()), new byte[1_000]);
        world.runFor(Duration.ofMinutes(1));
        assertThat(heard).hasSize(5);
        assertThat(network.counts().overflowed()).isEqualTo(34);
    }

    @Test
    void aLongBufferKeepsEverythingAndMakesItLate() {
        network.line(ann.local(), Line.of(16_000, 16_000, Duration.ofSeconds(10)));
        annSends(100);
        assertThat(heard).isEqualTo(firstOf(100));
        assertThat(times.getLast()).isCloseTo(6_260L, within(20L));
    }

    @Test
    void aWideLineIsNotNoticedAndKeepsTheOrder() {
        network.line(bob.local(), Line.of(10_000_000, 10_000_000, Duration.ofSeconds(1)));
        annSends(50);
        assertThat(heard).isEqualTo(firstOf(50));
        assertThat(times.getLast()).isLessThanOrEqualTo(16);
    }

    @Test
    void linesFollowTheGeography() {
        network.conditions(Conditions.WORLD);
        Geography.Home home = network.home(ann.local()).orElseThrow();
        assertThat(home).isEqualTo(network.home(ann.local()).orElseThrow());
        annSends(100);
        assertThat(heard).hasSizeBetween(60, 100);
        network.conditions(Conditions.GOOD);
        assertThat(network.home(ann.local())).isEmpty();
    }

    @Test
    void aNarrowLinkLosesLongPacketsAndADeafOneAll() {
        List<Integer> lengths = new ArrayList<>();
        bob.listen((from, packet) -> lengths.add(packet.length));
        for (Grey grey : List.of(Grey.NONE, Grey.narrow(1, 600), Grey.deaf(1))) {
            network.conditions(Conditions.GOOD.grey(grey));
            ann.send(new Direct(bob.local()), new byte[601]);
            ann.send(new Direct(bob.local()), new byte[600]);
            world.runFor(Duration.ofSeconds(1));
        }
        assertThat(lengths).containsExactly(601, 600, 600);
        assertThat(network.counts().lost()).isEqualTo(3);
    }

    @Test
    void asManyDirectionsAreGreyAsSaidAndTheyStaySo() {
        network.conditions(Conditions.GOOD.grey(Grey.deaf(0.3)));
        List<Wire> wires = new ArrayList<>();
        for (int i = 10; i < 50; i++) wires.add(network.open(PacketsTest.address(i)));
        wires.forEach(wire -> wire.listen((from, packet) -> {}));
        for (int round = 1; round <= 2; round++) {
            for (Wire from : wires) for (Wire to : wires) from.send(new Direct(to.local()), new byte[1]);
            world.runFor(Duration.ofSeconds(1));
            assertThat(network.counts().lost())
                    .isEqualTo(round * firstLost())
                    .isCloseTo(round * 480L, within(round * 80L));
        }
    }

    private long lostAtFirst = -1;

    private long firstLost() {
        if (lostAtFirst < 0) lostAtFirst = network.counts().lost();
        return lostAtFirst;
    }

    @Test
    void heldPacketsAreOvertaken() {
        network.conditions(Conditions.GOOD.reordering(0.2));
        annSends(100);
        assertThat(heard).hasSize(100).isNotEqualTo(firstOf(100));
        assertThat(times.stream().filter(time -> time > 10).count()).isBetween(8L, 35L);
        assertThat(times.getLast()).isLessThanOrEqualTo(20);
    }

    @Test
    void badWeatherComesOnTop() {
        Conditions both =
                Conditions.WORLD.losing(0.1).and(Conditions.GOOD.losing(0.5).doubling(0.2));
        assertThat(both.loss()).isCloseTo(0.55, within(1e-9));
        assertThat(both.duplication()).isCloseTo(0.2, within(1e-9));
        assertThat(both.geography()).isEqualTo(Conditions.WORLD.geography());
    }
}
