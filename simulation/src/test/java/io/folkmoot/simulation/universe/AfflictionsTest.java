package io.folkmoot.simulation.universe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.folkmoot.actors.lookup.Search;
import io.folkmoot.actors.peer.Health;
import io.folkmoot.actors.peer.Peer;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.simulation.network.NetworkCounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Outset.Systems.class)
final class AfflictionsTest {
    private final Outset.Systems systems;
    private final Universe universe;

    AfflictionsTest(Outset.Systems systems) {
        this.systems = systems;
        universe = Universe.withSeed(9)
                .systems(systems)
                .realCryptography(false)
                .disks(true)
                .peers(6)
                .open();
    }

    @AfterEach
    void end() {
        assertThat(universe.errors()).isEmpty();
        universe.close();
    }

    private static Duration seconds(double many) {
        return Duration.ofMillis((long) (many * 1_000));
    }

    /** How long it takes until the peer has answered, in milliseconds; more than a minute counts as never. */
    private double millisToAnswer(int peer) {
        Duration before = universe.now();
        universe.resident(peer).ask(Peer.GetHealth::new, Duration.ofMinutes(1));
        return universe.now().minus(before).toNanos() / 1e6;
    }

    private boolean reaches(int from, int to) {
        return Findings.nodes(universe.resident(from)
                        .seek(new Search.Nodes(universe.resident(to).id())))
                .contains(universe.resident(to).id());
    }

    @Test
    void aCrashedPeerComesBackWhenItsTimeIsOverAndOfTwoCrashesTheLaterEndCounts() {
        universe.suffer(List.of(
                new Fault.Crash(seconds(1), 2, seconds(60), Fault.Kept.DISK),
                new Fault.Crash(seconds(31), 2, seconds(90), Fault.Kept.DISK)));
        universe.runFor(seconds(2));
        assertThat(universe.resident(2).isRunning()).isFalse();
        universe.runFor(seconds(118));
        assertThat(universe.resident(2).isRunning()).isFalse();
        universe.runFor(seconds(2));
        assertThat(universe.resident(2).join().withNeighbours()).isTrue();
        assertThat(universe.afflicted()).isFalse();
    }

    @Test
    void twoPartitionsAtOnceMakeUpToFourPartsAndEachHealsByItself() {
        universe.suffer(List.of(
                new Fault.Partition(seconds(0), seconds(100), List.of(0, 1, 2)),
                new Fault.Partition(seconds(0), seconds(600), List.of(2, 3))));
        universe.runFor(seconds(20));
        assertThat(reaches(0, 1)).isTrue();
        assertThat(reaches(0, 2)).isFalse();
        assertThat(reaches(2, 3)).isFalse();
        assertThat(reaches(4, 5)).isTrue();
        assertThat(reaches(4, 0)).isFalse();
        universe.runFor(seconds(380));
        assertThat(reaches(0, 4)).isTrue();
        assertThat(reaches(2, 3)).isTrue();
        assertThat(reaches(0, 2)).isFalse();
        universe.runFor(seconds(500));
        assertThat(reaches(0, 2)).isTrue();
    }

    @Test
    void aPausedPeerAnswersWhenItGoesOn() {
        universe.suffer(List.of(new Fault.Pause(seconds(1), seconds(20), 3)));
        universe.runFor(seconds(2));
        assertThat(millisToAnswer(4)).isZero();
        assertThat(millisToAnswer(3)).isEqualTo(19_000);
        assertThat(universe.resident(3).health().state()).isEqualTo(Health.State.OK);
    }

    @Test
    void whoCrashesInAPauseLeavesNothingBehind() {
        universe.suffer(List.of(
                new Fault.Pause(seconds(1), seconds(60), 3),
                new Fault.Crash(seconds(2), 3, seconds(10), Fault.Kept.DISK)));
        universe.runFor(seconds(13));
        assertThat(millisToAnswer(3)).isZero();
    }

    @Test
    void eachTurnOfASlowPeerTakesItsTime() {
        universe.suffer(List.of(new Fault.Slow(seconds(1), seconds(120), 3, Duration.ofMillis(5))));
        universe.runFor(seconds(2));
        universe.resident(3).seek(new Search.Nodes(universe.resident(1).id()));
        assertThat(millisToAnswer(3)).isGreaterThanOrEqualTo(5);
        assertThat(millisToAnswer(4)).isZero();
        universe.runFor(seconds(120));
        assertThat(millisToAnswer(3)).isZero();
    }

    @Test
    void lossesOfTwoWeathersAddUp() {
        universe.suffer(List.of(
                new Fault.BadWeather(seconds(0), seconds(600), 0.5, 0, 0),
                new Fault.BadWeather(seconds(0), seconds(300), 0.5, 0, 0)));
        assertThat(lostPart(290)).isBetween(0.6, 0.9);
        universe.runFor(seconds(20));
        assertThat(lostPart(280)).isBetween(0.3, 0.7);
        universe.runFor(seconds(20));
        assertThat(lostPart(280)).isZero();
    }

    private double lostPart(int time) {
        NetworkCounts before = universe.network().counts();
        for (int i = 0; i < 6; i++) {
            universe.resident(i)
                    .seek(new Search.Nodes(universe.resident((i + 1) % 6).id()), outcome -> {});
            universe.runFor(seconds(time / 6.0));
        }
        NetworkCounts after = universe.network().counts();
        return (double) (after.lost() - before.lost()) / (after.sent() - before.sent());
    }

    @Test
    void aClockThatJumpsIsNoticedAndACutOneWayHeals() {
        universe.suffer(List.of(
                new Fault.ClockJump(seconds(1), 3, Duration.ofHours(-5)),
                new Fault.OneWay(seconds(1), seconds(30), 1, 2),
                new Fault.OneWay(seconds(1), seconds(50), 1, 2)));
        universe.runFor(seconds(2));
        assertThat(universe.resident(3).health().reasons())
                .singleElement()
                .asString()
                .contains("back by 5h");
        assertThat(reaches(2, 1)).isFalse();
        universe.runFor(seconds(110));
        assertThat(reaches(2, 1)).isTrue();
    }

    @Test
    void aFullDiskTakesNothingUntilThereIsRoom() {
        universe.suffer(List.of(new Fault.BadDisk(seconds(1), seconds(30), 3, Fault.Trouble.FULL)));
        universe.runFor(seconds(2));
        universe.resident(2).put("news", "hello");
        universe.runFor(seconds(5));
        assertThat(universe.resident(3).status().records()).isZero();
        assertThat(universe.resident(3).health().state()).isEqualTo(Health.State.DEGRADED);
        universe.runFor(seconds(30));
        universe.resident(2).put("other", "hello");
        universe.runFor(seconds(5));
        assertThat(universe.resident(3).status().records()).isPositive();
    }

    @Test
    void faultsOfPeersThatDoNotExistDoNothing() {
        List<Fault> faults = new ArrayList<>();
        for (int peer : new int[] {-1, 6, 1_000}) {
            faults.add(new Fault.Crash(seconds(1), peer, seconds(1), Fault.Kept.DISK));
            faults.add(new Fault.Partition(seconds(1), seconds(1), List.of(peer)));
            faults.add(new Fault.OneWay(seconds(1), seconds(1), 2, peer));
            faults.add(new Fault.Pause(seconds(1), seconds(1), peer));
            faults.add(new Fault.Slow(seconds(1), seconds(1), peer, seconds(1)));
            faults.add(new Fault.ClockJump(seconds(1), peer, seconds(1)));
            faults.add(new Fault.BadDisk(seconds(1), seconds(1), peer, Fault.Trouble.ROT));
        }
        universe.suffer(faults);
        universe.runFor(seconds(10));
        assertThat(universe.living()).hasSize(6);
        assertThat(reaches(0, 5)).isTrue();
    }

    @Test
    void aBadDiskWhereThereIsNoneIsTheStorysMistake() {
        try (Universe light = Universe.withSeed(1).peers(2).open()) {
            light.suffer(List.of(new Fault.BadDisk(seconds(1), seconds(1), 1, Fault.Trouble.FULL)));
            assertThatThrownBy(() -> light.runFor(seconds(2))).hasMessageContaining("disks(true)");
        }
    }

    @Test
    void theSameStoryIsTheSameWorld() {
        List<Fault> faults = Faults.drawn(3, Faults.Blend.usual(8).times(20), 8, Duration.ofMinutes(20));
        assertThat(trace(faults)).isEqualTo(trace(faults));
        assertThat(trace(faults.subList(1, faults.size()))).isNotEqualTo(trace(faults));
    }

    private Bytes trace(List<Fault> faults) {
        try (Universe one = Universe.withSeed(3)
                .systems(systems)
                .realCryptography(false)
                .disks(true)
                .skew(seconds(2))
                .drift(0.00005)
                .peers(8)
                .open()) {
            one.suffer(faults);
            one.runFor(Duration.ofMinutes(25));
            return one.traceHash();
        }
    }
}
