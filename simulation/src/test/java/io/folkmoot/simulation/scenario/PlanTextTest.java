package io.folkmoot.simulation.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.folkmoot.simulation.universe.Fault;
import io.folkmoot.simulation.universe.Outset;
import io.folkmoot.simulation.world.Ties;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlanTextTest {
    private static final Duration SOON = Duration.ofMillis(750_500);
    private static final Duration WHILE = Duration.ofNanos(20_000_000_001L);

    private static final List<Fault> ALL_KINDS = List.of(
            new Fault.Crash(SOON, 3, WHILE, Fault.Kept.SYNCED),
            new Fault.Partition(SOON, WHILE, List.of(1, 2, 5)),
            new Fault.Partition(SOON, WHILE, List.of()),
            new Fault.OneWay(SOON, WHILE, 1, 2),
            new Fault.BadWeather(SOON, WHILE, 0.1, 1.0 / 3, 1e-9),
            new Fault.Pause(SOON, WHILE, 7),
            new Fault.Slow(SOON, WHILE, 7, Duration.ofNanos(1)),
            new Fault.ClockJump(Duration.ZERO, 7, Duration.ofMillis(-300_001)),
            new Fault.BadDisk(SOON, WHILE, 7, Fault.Trouble.ROT));

    private static Plan plan(Optional<List<Fault>> faults) {
        Map<String, Double> knobs = new LinkedHashMap<>();
        knobs.put("share", 0.1 + 0.2);
        knobs.put("few", 3.0);
        return new Plan(
                "soak",
                -7,
                40,
                Duration.ofHours(6).plusNanos(1),
                knobs,
                Ties.SEED,
                Outset.Systems.SHARED,
                true,
                faults);
    }

    @Test
    void whatIsWrittenIsReadAsTheSamePlan() {
        for (Plan plan : List.of(plan(Optional.empty()), plan(Optional.of(List.of())), plan(Optional.of(ALL_KINDS)))) {
            assertThat(Plan.parse(plan.toText())).isEqualTo(plan);
            assertThat(Plan.parse(plan.toText()).toText()).isEqualTo(plan.toText());
        }
    }

    @Test
    void everyKindOfFaultIsTried() {
        assertThat(ALL_KINDS.stream().map(Object::getClass).distinct())
                .hasSameSizeAs(Fault.class.getPermittedSubclasses());
    }

    @Test
    void thePlanReadsLikeThis() {
        assertThat(plan(Optional.of(ALL_KINDS.subList(0, 2))).toText()).isEqualTo("""
                        scenario soak
                        seed -7
                        peers 40
                        time 6h0.000000001s
                        knob share 0.30000000000000004
                        knob few 3.0
                        ties seed
                        systems shared
                        cryptography real
                        faults listed
                        fault crash at=12m30.5s peer=3 away=20.000000001s kept=synced
                        fault partition at=12m30.5s lasting=20.000000001s peers=1,2,5
                        """);
    }

    @Test
    void remarksAndWhatIsLeftOutAreNoMatter() {
        assertThat(Plan.parse("# found by chance\n\nscenario soak\nseed 1\npeers 3\n"))
                .isEqualTo(new Plan(
                        "soak",
                        1,
                        3,
                        Duration.ZERO,
                        Map.of(),
                        Ties.ARRIVAL,
                        Outset.Systems.ONE_EACH,
                        false,
                        Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "peers -1 | line 4: peers is -1, out of 0 to 1000000",
                "peers many | line 4: many is no whole number",
                "seed 99999999999999999999 | line 4: 99999999999999999999 is no whole number",
                "time -1s | line 4: time is -1s, before the beginning",
                "time 1x | line 4: 1x is no time such as 12m30.5s",
                "knob share | line 4: a knob has a name and a number",
                "knob share NaN | line 4: NaN is no finite number",
                "ties random | line 4: random is none of [arrival, seed]",
                "cryptography none | line 4: none is neither real nor stand-in",
                "scenario soak | line 4: scenario stands in line 1 already",
                "weather good | line 4: a plan says nothing of weather",
                "peers | line 4: peers says nothing",
                "fault rain at=1s | line 4: fault rain is none of [crash, partition, one-way, bad-weather, pause, slow, clock-jump, bad-disk]",
                "fault pause at=1s lasting=1s | line 4: pause without peer",
                "fault pause at=1s lasting=1s peer=x | line 4: peer: x is no whole number",
                "fault pause at=1s lasting=1s peer=1 colour=2 | line 4: pause knows no [colour]",
                "fault pause at=1s at=2s lasting=1s peer=1 | line 4: at=2s comes twice",
                "fault pause at 1s | line 4: at is not of the form name=value",
            })
    void aRefusalNamesTheLine(String line, String refusal) {
        String missing = line.startsWith("peers") ? "# none\n" : "";
        String seed = line.startsWith("seed") ? "# none\n" : "seed 1\n";
        assertThatExceptionOfType(PlanException.class)
                .isThrownBy(() -> Plan.parse("scenario soak\n" + seed + "faults listed\n" + line + "\n" + missing))
                .withMessage(refusal);
    }

    @Test
    void aFaultInAPlanThatDrawsItsOwnIsRefused() {
        assertThatExceptionOfType(PlanException.class)
                .isThrownBy(() -> Plan.parse("scenario soak\nseed 1\npeers 1\nfault pause at=1s lasting=1s peer=1\n"))
                .withMessageContaining("line 4");
    }

    @Test
    void aPlanWithoutPeersIsNone() {
        assertThatExceptionOfType(PlanException.class)
                .isThrownBy(() -> Plan.parse("scenario soak\nseed 1\n"))
                .withMessageContaining("peers");
    }
}
