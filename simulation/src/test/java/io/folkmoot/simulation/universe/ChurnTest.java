package io.folkmoot.simulation.universe;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.simulation.universe.Churn.Counts;
import io.folkmoot.simulation.universe.Churn.Habits;
import io.folkmoot.simulation.world.Chance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class ChurnTest {
    private static Bytes during(
            long seed, Habits habits, Duration time, Consumer<Universe> before, Consumer<Counts> after) {
        try (Universe universe =
                Universe.withSeed(seed).realCryptography(false).peers(12).open()) {
            Churn churn = Churn.begin(universe, habits);
            universe.runFor(time);
            before.accept(universe);
            churn.stop();
            Counts counts = churn.counts();
            universe.runFor(Duration.ofHours(1));
            assertThat(churn.counts()).isEqualTo(counts);
            after.accept(counts);
            assertThat(universe.errors()).isEmpty();
            return universe.traceHash();
        }
    }

    @Test
    void halfOfAllLeaveInAnHourHalfOfThemWithoutAWordAndNewcomersTakeTheirPlaces() {
        during(
                3,
                Habits.perHour(0.5),
                Duration.ofHours(8),
                universe -> assertThat(universe.living()).hasSize(12),
                counts -> {
                    assertThat(counts.left() + counts.crashed()).isBetween(32L, 64L);
                    assertThat(counts.crashed()).isBetween(10L, 40L);
                    assertThat(counts.came()).isEqualTo(counts.left() + counts.crashed());
                    assertThat(counts.returned()).isZero();
                });
    }

    @Test
    void whoReturnsIsTheOneWhoWasThere() {
        Habits habits = Habits.perHour(1).crashing(1).returning(1, Duration.ofMinutes(5), Fault.Kept.SYNCED);
        during(
                4,
                habits,
                Duration.ofHours(4),
                universe -> assertThat(universe.residents()).hasSize(12),
                counts -> {
                    assertThat(counts.came()).isZero();
                    assertThat(counts.left()).isZero();
                    assertThat(counts.returned()).isBetween(25L, 70L);
                });
    }

    @Test
    void whoIsReplacedWhileItIsDownOrStandsStillNeverComesBack() {
        List<Fault> faults = new ArrayList<>();
        Duration ten = Duration.ofMinutes(10);
        Duration thirty = Duration.ofMinutes(30);
        for (int peer = 0; peer < 12; peer += 2) {
            faults.add(new Fault.Crash(ten, peer, thirty, Fault.Kept.DISK));
            faults.add(new Fault.Pause(ten, thirty, peer + 1));
        }
        try (Universe universe =
                Universe.withSeed(7).realCryptography(false).peers(12).open()) {
            universe.suffer(faults);
            Churn churn = Churn.begin(universe, Habits.perHour(2).crashing(0));
            universe.runFor(Duration.ofHours(1));
            churn.stop();
            universe.runFor(ten);
            assertThat(universe.afflicted()).isFalse();
            assertThat(universe.residents()).filteredOn(Resident::isGone).hasSizeGreaterThan(6);
            assertThat(universe.living()).hasSize(12).noneMatch(Resident::isGone);
            assertThat(universe.errors()).isEmpty();
        }
    }

    @Test
    void theSameSeedIsTheSameComingAndGoing() {
        Habits habits = Habits.perHour(2).returning(0.5, Duration.ofMinutes(5), Fault.Kept.DISK);
        Consumer<Universe> nothing = universe -> {};
        Bytes trace = during(5, habits, Duration.ofHours(1), nothing, counts -> {});
        assertThat(during(5, habits, Duration.ofHours(1), nothing, counts -> {}))
                .isEqualTo(trace);
        assertThat(during(6, habits, Duration.ofHours(1), nothing, counts -> {}))
                .isNotEqualTo(trace);
    }

    @Test
    void sessionsOfAllShapesHaveTheMeanThatIsSaid() {
        Duration hour = Duration.ofHours(1);
        assertThat(meanHours(Sessions.exponential(hour))).isBetween(0.98, 1.02);
        assertThat(meanHours(Sessions.weibull(hour, 0.5))).isBetween(0.95, 1.05);
        assertThat(meanHours(Sessions.weibull(hour, 2))).isBetween(0.99, 1.01);
        assertThat(meanHours(Sessions.pareto(hour, 2.5))).isBetween(0.95, 1.05);
    }

    @Test
    void aHeavyTailMeansThatMostSessionsAreShort() {
        Duration hour = Duration.ofHours(1);
        assertThat(shorterThanHalf(Sessions.weibull(hour, 0.5)))
                .isGreaterThan(shorterThanHalf(Sessions.exponential(hour)) + 0.1);
        assertThat(shorterThanHalf(Sessions.pareto(hour, 1.2))).isGreaterThan(0.6);
    }

    private static final int MANY = 100_000;

    private static double meanHours(Sessions sessions) {
        return lengths(sessions).sum() / 3.6e12 / MANY;
    }

    private static double shorterThanHalf(Sessions sessions) {
        return (double) lengths(sessions).filter(nanos -> nanos < 1.8e12).count() / MANY;
    }

    private static LongStream lengths(Sessions sessions) {
        return LongStream.range(0, MANY)
                .map(i -> sessions.length(Chance.draw(1, i)).toNanos());
    }
}
