package io.folkmoot.simulation.universe;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.simulation.universe.Fault.Kept;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a peer keeps through its crashes, in both kinds of housing. */
@ParameterizedClass
@EnumSource(Outset.Systems.class)
final class CrashingTest {
    /** Tables are noted now and then, not at every change. */
    private static final Duration TABLE_SAVED = Duration.ofMinutes(5);

    private final Outset.Systems systems;

    private final List<Universe> opened = new ArrayList<>();

    CrashingTest(Outset.Systems systems) {
        this.systems = systems;
    }

    private Universe universe(boolean disks) {
        Universe universe = Universe.withSeed(5)
                .systems(systems)
                .realCryptography(false)
                .disks(disks)
                .peers(6)
                .open();
        opened.add(universe);
        return universe;
    }

    @AfterEach
    void end() {
        for (Universe universe : opened) {
            assertThat(universe.errors()).isEmpty();
            universe.close();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatWasAcknowledgedOutlivesACrashOfAll(boolean disks) {
        for (Kept kept : List.of(Kept.DISK, Kept.SYNCED)) {
            Universe universe = universe(disks);
            assertThat(Findings.isStored(
                            universe.resident(2).put("news", "hello").outcome()))
                    .isTrue();
            universe.runFor(TABLE_SAVED);
            for (Resident one : universe.residents()) one.crash(kept);
            assertThat(universe.living()).isEmpty();
            universe.runFor(Duration.ofMinutes(5));
            for (Resident one : universe.residents()) one.start(List.of());
            for (Resident one : universe.residents())
                assertThat(one.join().withNeighbours()).as("%s, %s", one, kept).isTrue();
            assertThat(universe.resident(4).get(universe.resident(2), "news")).contains("hello");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoKeepsNothingButItsKeyIsEmptyAndComesBackThroughOthers(boolean disks) {
        Universe universe = universe(disks);
        Resident victim = universe.resident(3);
        universe.resident(2).put("news", "hello");
        universe.runFor(Duration.ofSeconds(10));
        assertThat(victim.status().records()).isEqualTo(1);
        victim.crash(Kept.NOTHING);
        victim.start(List.of());
        assertThat(victim.join().withNeighbours()).isFalse();
        assertThat(victim.status().records()).isZero();
        victim.crash();
        victim.restart();
        assertThat(victim.join().withNeighbours()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nothingOfTheOldLifeActsAfterTheCrash(boolean disks) {
        Universe universe = universe(disks);
        Resident victim = universe.resident(3);
        List<Object> heard = new ArrayList<>();
        for (int i = 0; i < 20; i++) victim.put("slot-" + i, Bytes.utf8("x"), heard::add);
        universe.runFor(Duration.ofMillis(3));
        List<String> sent = new ArrayList<>();
        universe.network().tap(packet -> {
            if (packet.from().equals(victim.address())) sent.add(packet.toString());
        });
        victim.crash();
        universe.runFor(Duration.ofMinutes(1));
        assertThat(sent).isEmpty();
        assertThat(heard).isEmpty();
        assertThat(victim.endings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoStopsIsGoneFromAllTablesAndComesBackWithWhatItHeld(boolean disks) {
        Universe universe = universe(disks);
        Resident one = universe.resident(3);
        universe.resident(2).put("news", "hello");
        universe.runFor(Duration.ofSeconds(10));
        one.stop();
        assertThat(one.isRunning()).isFalse();
        universe.runFor(Duration.ofSeconds(5));
        assertThat(one.endings()).hasSize(1);
        assertThat(universe.resident(1).neighbours()).hasSize(4).doesNotContain(one.key());
        one.start(List.of());
        assertThat(one.join().withNeighbours()).isTrue();
        assertThat(one.status().records()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoIsStartedWhileItLeavesIsThereAgain(boolean disks) {
        Universe universe = universe(disks);
        Resident one = universe.resident(3);
        one.stop();
        one.restart();
        universe.runFor(Duration.ofSeconds(30));
        assertThat(one.isRunning()).isTrue();
        assertThat(one.join().withNeighbours()).isTrue();
    }
}
