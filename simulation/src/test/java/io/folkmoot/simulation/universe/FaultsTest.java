package io.folkmoot.simulation.universe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class FaultsTest {
    private static final Duration DAY = Duration.ofDays(1);

    private static List<Fault> drawn(long seed, Faults.Blend blend) {
        return Faults.drawn(seed, blend, 50, DAY);
    }

    @Test
    void eachKindComesAsOftenAsTheBlendSays() {
        var counted = drawn(1, new Faults.Blend(2, 1, 3, 0.5, 4, 0, 1.01, 2)).stream()
                .collect(Collectors.groupingBy(
                        fault -> fault.getClass().getSimpleName(), TreeMap::new, Collectors.counting()));
        assertThat(counted)
                .containsEntry("Crash", 48L)
                .containsEntry("Partition", 24L)
                .containsEntry("OneWay", 72L)
                .containsEntry("BadWeather", 12L)
                .containsEntry("Pause", 96L)
                .doesNotContainKey("Slow")
                .containsEntry("BadDisk", 48L)
                .hasEntrySatisfying("ClockJump", many -> assertThat(many).isBetween(24L, 25L));
    }

    @Test
    void theyComeInOrderWithinTheTimeAndHitPeersThatExist() {
        List<Fault> faults = drawn(2, Faults.Blend.usual(50));
        assertThat(faults).isSortedAccordingTo((one, other) -> one.at().compareTo(other.at()));
        assertThat(faults).allSatisfy(fault -> assertThat(fault.at()).isBetween(Duration.ZERO, DAY));
        assertThat(faults)
                .filteredOn(Fault.Crash.class::isInstance)
                .allSatisfy(fault -> assertThat(((Fault.Crash) fault).peer()).isBetween(0, 49));
    }

    @Test
    void anotherKindMoreOrLessChangesNoneOfTheOthers() {
        Faults.Blend blend = new Faults.Blend(2, 1, 3, 0.5, 4, 1, 1, 2);
        Faults.Blend fewer = new Faults.Blend(2, 1, 3, 0.5, 0, 1, 1, 2);
        assertThat(drawn(3, fewer))
                .isEqualTo(drawn(3, blend).stream()
                        .filter(fault -> !(fault instanceof Fault.Pause))
                        .toList());
    }

    @Test
    void anotherSeedDrawsOthers() {
        assertThat(drawn(1, Faults.Blend.usual(50))).isEqualTo(drawn(1, Faults.Blend.usual(50)));
        assertThat(drawn(1, Faults.Blend.usual(50))).isNotEqualTo(drawn(2, Faults.Blend.usual(50)));
    }
}
