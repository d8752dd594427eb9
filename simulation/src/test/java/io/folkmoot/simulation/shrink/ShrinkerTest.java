package io.folkmoot.simulation.shrink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.folkmoot.simulation.scenario.Broken;
import io.folkmoot.simulation.scenario.Knob;
import io.folkmoot.simulation.scenario.Plan;
import io.folkmoot.simulation.universe.Fault;
import io.folkmoot.simulation.universe.Outset;
import io.folkmoot.simulation.world.Ties;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Against trials that know exactly what is needed to fail. */
final class ShrinkerTest {
    private static final int MANY = 10_000;
    private static final Duration HOUR = Duration.ofHours(1);

    private static final List<Knob> KNOBS =
            List.of(new Knob("puts", "How many.", 50, 0, 1000), new Knob("loss", "Which part.", 0.5, 0, 1));

    private static Fault.Crash crash(int minute, int peer) {
        return new Fault.Crash(Duration.ofMinutes(minute), peer, Duration.ofMinutes(16), Fault.Kept.DISK);
    }

    /** Thirty faults of three kinds. */
    private static List<Fault> many() {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            faults.add(crash(i, 3 * i));
            faults.add(new Fault.BadWeather(Duration.ofMinutes(i), HOUR, 0.1, 0.1, 0.1));
            faults.add(new Fault.Partition(Duration.ofMinutes(i), HOUR, List.of(1, 2, 3, 4, i + 5)));
        }
        return faults;
    }

    private static Plan plan() {
        Map<String, Double> knobs = new LinkedHashMap<>();
        for (Knob knob : KNOBS) knobs.put(knob.name(), knob.usual());
        return new Plan(
                "fake",
                7,
                40,
                Duration.ofHours(6),
                knobs,
                Ties.SEED,
                Outset.Systems.ONE_EACH,
                true,
                Optional.of(many()));
    }

    private static Trial.Seen seen(Plan plan, Optional<String> invariant) {
        return new Trial.Seen(
                invariant.map(broken -> new Broken(broken, HOUR, "as it was made")),
                plan.faults().orElseThrow());
    }

    private static Trial broken(Predicate<Plan> by) {
        return plan -> seen(plan, by.test(plan) ? Optional.of("the sky stays up") : Optional.empty());
    }

    private static Search search(Trial trial, List<Step> steps) {
        return new Search(trial, plan(), MANY, () -> false, steps::add);
    }

    private static Shrunk shrink(Trial trial) {
        return Shrinker.shrink(search(trial, new ArrayList<>()), KNOBS);
    }

    private static boolean has(Plan plan, Predicate<Fault> fault) {
        return plan.faults().orElseThrow().stream().anyMatch(fault);
    }

    @Test
    void whatNeedsNothingLosesEverything() {
        Plan least = shrink(broken(plan -> true)).plan();
        assertThat(least)
                .isEqualTo(plan().faults(List.of())
                        .ties(Ties.ARRIVAL)
                        .realCryptography(false)
                        .peers(1)
                        .time(Duration.ofSeconds(1))
                        .knob("puts", 0)
                        .knob("loss", 0));
    }

    @Test
    void onlyTheFaultsThatItTakesAreLeft() {
        Shrunk shrunk =
                shrink(broken(plan -> has(plan, fault -> fault instanceof Fault.Crash crash && crash.peer() == 9)
                        && has(
                                plan,
                                fault -> fault instanceof Fault.Partition cut
                                        && cut.peers().contains(12))));
        assertThat(shrunk.complete()).isTrue();
        assertThat(shrunk.plan().faults().orElseThrow())
                .containsExactly(
                        new Fault.Crash(Duration.ofSeconds(1), 9, Duration.ofSeconds(1), Fault.Kept.DISK),
                        new Fault.Partition(Duration.ofSeconds(1), Duration.ofSeconds(1), List.of(12)));
    }

    @Test
    void numbersGoDownToTheOneThatItTakes() {
        Plan least = shrink(broken(plan -> plan.peers() >= 7
                        && plan.time().compareTo(Duration.ofSeconds(4_321)) >= 0
                        && plan.knobs().getOrDefault("puts", 0.0) >= 13
                        && plan.knobs().getOrDefault("loss", 0.0) > 0.2))
                .plan();
        assertThat(least.peers()).isEqualTo(7);
        assertThat(least.time()).isBetween(Duration.ofSeconds(4_321), Duration.ofSeconds(4_380));
        assertThat(least.knobs()).containsEntry("puts", 13.0);
        assertThat(least.knobs().get("loss")).isBetween(0.2, 0.25);
    }

    @Test
    void whomAFaultNamesMayBeOneWhoStays() {
        Plan least = shrink(broken(plan -> has(
                        plan,
                        fault -> fault instanceof Fault.Crash crash
                                && crash.peer() < plan.peers()
                                && crash.peer() % 2 == 1)))
                .plan();
        assertThat(least.peers()).isEqualTo(2);
        assertThat(least.faults().orElseThrow())
                .singleElement()
                .isInstanceOfSatisfying(
                        Fault.Crash.class, crash -> assertThat(crash.peer()).isEqualTo(1));
    }

    @Test
    void anotherBrokenPromiseIsNotTheSameFailure() {
        Trial trial = plan ->
                seen(plan, Optional.of(plan.faults().orElseThrow().size() < 5 ? "another" : "the sky stays up"));
        Shrunk shrunk = shrink(trial);
        assertThat(shrunk.broken().invariant()).isEqualTo("the sky stays up");
        assertThat(shrunk.plan().faults().orElseThrow()).hasSize(5);
    }

    @Test
    void theSamePlanShrinksTheSameWay() {
        Trial trial = broken(plan -> plan.peers() > 3 && has(plan, Fault.Partition.class::isInstance));
        List<Step> first = new ArrayList<>();
        List<Step> second = new ArrayList<>();
        Shrinker.shrink(search(trial, first), KNOBS);
        Shrinker.shrink(search(trial, second), KNOBS);
        assertThat(second).isEqualTo(first).isNotEmpty();
    }

    @Test
    void noPlanIsPlayedTwice() {
        List<String> played = new ArrayList<>();
        Shrunk shrunk = shrink(plan -> {
            played.add(plan.toText());
            return seen(plan, plan.peers() > 5 ? Optional.of("the sky stays up") : Optional.empty());
        });
        assertThat(played).doesNotHaveDuplicates().hasSize(shrunk.runs());
    }

    @Test
    void thirtyFaultsTakeAHundredRunsOrTwo() {
        Shrunk shrunk = shrink(broken(plan -> plan.peers() >= 6
                && has(plan, fault -> fault instanceof Fault.Crash crash && crash.peer() == 3)
                && has(plan, Fault.BadWeather.class::isInstance)));
        assertThat(shrunk.complete()).isTrue();
        assertThat(shrunk.runs()).isLessThan(200);
    }

    @Test
    void aLimitOfRunsEndsItWithWhatThereIs() {
        Search search = new Search(broken(plan -> true), plan(), 3, () -> false, step -> {});
        Shrunk shrunk = Shrinker.shrink(search, KNOBS);
        assertThat(shrunk.runs()).isEqualTo(3);
        assertThat(shrunk.complete()).isFalse();
        assertThat(shrunk.plan().faults().orElseThrow()).isEmpty();
    }

    @Test
    void theClockEndsItWithWhatThereIs() {
        List<Step> steps = new ArrayList<>();
        Search search = new Search(broken(plan -> true), plan(), MANY, () -> steps.size() >= 2, steps::add);
        assertThat(Shrinker.shrink(search, KNOBS).complete()).isFalse();
        assertThat(steps).hasSize(2);
    }

    @Test
    void aPlanThatHoldsIsNotShrunk() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shrink(broken(plan -> false)))
                .withMessageContaining("no promise");
    }
}
