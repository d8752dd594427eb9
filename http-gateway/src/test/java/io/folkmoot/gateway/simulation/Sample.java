package io.folkmoot.gateway.simulation;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.simulation.scenario.Broken;
import io.folkmoot.simulation.scenario.Figure;
import io.folkmoot.simulation.scenario.Knob;
import io.folkmoot.simulation.scenario.Plan;
import io.folkmoot.simulation.scenario.Plot;
import io.folkmoot.simulation.scenario.Report;
import io.folkmoot.simulation.scenario.Scenario;
import io.folkmoot.simulation.scenario.Stage;
import io.folkmoot.simulation.universe.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** A run with everything that a page can show, made up. */
final class Sample implements Scenario {
    static final String HOSTILE = "</script><script>alert(\"1\")</script> & 'x'\u0007";

    @Override
    public String name() {
        return "churn";
    }

    @Override
    public String summary() {
        return "Peers come and go by the hour, publishers leave for good, and records are to outlive them.";
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                new Knob("churn", "share of the peers that leave in an hour", 0.05, 0, 1),
                new Knob("records", "how many are put at the beginning", 500, 1, 1e6),
                new Knob("loss", HOSTILE, 0, 0, 0.5));
    }

    @Override
    public Size usual() {
        return new Size(200, 6);
    }

    @Override
    public void play(Stage stage) {
        throw new IllegalStateException("it has been played");
    }

    Outcome outcome(int worlds, Broken... broken) {
        List<Report> reports = IntStream.range(0, worlds)
                .mapToObj(i -> report(7 + i, List.of(broken)))
                .toList();
        return new Outcome(this, worlds, reports, new Conditions("0.1.0", "25.0.3+9", "Linux amd64", 2, 16_384, 1));
    }

    private Report report(long seed, List<Broken> broken) {
        return new Report(
                Plan.of(this, seed).knob("churn", 0.25),
                faults(),
                Bytes.adopt(new byte[32]),
                48_123_456,
                Duration.ofHours(6),
                Duration.ofMillis(71_500),
                Duration.ofMillis(48_250),
                61_234_567,
                figures(seed),
                plots(),
                broken,
                broken.isEmpty() ? List.of() : List.of("3600.2 s  message peer-3-1/table Closest", HOSTILE),
                promises(),
                true);
    }

    private static List<Figure> figures(long seed) {
        double off = (seed % 5) / 100.0;
        return List.of(
                figure("records_lost", 0, "", "of 500 put, at the end", Optional.of(Figure.Goal.atMost(0))),
                figure(
                        "lookup_success",
                        99.97 - off,
                        "%",
                        "of 72,000 lookups found",
                        Optional.of(Figure.Goal.atLeast(99.9))),
                figure("naive_lookup_success", 93.2, "%", "one path, no retry", Optional.empty()),
                figure(
                        "lookup_ms_p50",
                        212 + 10 * off,
                        "ms",
                        "first valid answer",
                        Optional.of(Figure.Goal.atMost(250))),
                figure("lookup_ms_p99", 1_340, "ms", "first valid answer", Optional.of(Figure.Goal.atMost(1_000))),
                figure("hops_p50", 3, "", "steps until the closest", Optional.empty()),
                figure("repair_bytes_per_day", 18_422, "B", "for each record", Optional.empty()),
                figure("events_per_cpu_s", 1_271_000, "/s", "turns and timers", Optional.empty()),
                figure("heap_mib", 341.2, "MiB", "live heap at the end", Optional.empty()));
    }

    private static Figure figure(String name, double value, String unit, String meaning, Optional<Figure.Goal> goal) {
        return new Figure(name, value, unit, meaning, goal);
    }

    private static Map<String, Long> promises() {
        Map<String, Long> promises = new LinkedHashMap<>();
        promises.put("every record has a holder", 360L);
        promises.put("no defect is logged", 1L);
        return promises;
    }

    private static List<Plot> plots() {
        return List.of(
                new Plot(
                        "Copies of each record",
                        "Holders per record over time; below five a repair is due.",
                        "hours",
                        "copies",
                        Plot.Shape.LINES,
                        List.of(
                                line("most", 72, 12, x -> 11 + 2 * StrictMath.sin(x)),
                                line("median", 72, 12, x -> 8 + StrictMath.sin(x * 1.7)),
                                line("least", 72, 12, x -> 5 + StrictMath.sin(x * 3)))),
                new Plot(
                        "Time of a lookup",
                        "Until the first valid answer.",
                        "ms",
                        "share of lookups",
                        Plot.Shape.CUMULATIVE,
                        List.of(
                                line("four paths", 400, 2_000, x -> 1 - StrictMath.exp(-x / 240)),
                                line("one path", 400, 2_000, x -> 1 - StrictMath.exp(-x / 480)))),
                new Plot(
                        "Steps of a lookup",
                        "How many were asked one after the other.",
                        "steps",
                        "lookups",
                        Plot.Shape.BARS,
                        List.of(new Plot.Line(
                                "lookups",
                                List.of(
                                        new Plot.Point(1, 420),
                                        new Plot.Point(2, 9_800),
                                        new Plot.Point(3, 31_000),
                                        new Plot.Point(4, 12_200),
                                        new Plot.Point(5, 900))))),
                new Plot(
                        "Who lives",
                        HOSTILE,
                        "hours",
                        "peers",
                        Plot.Shape.LINES,
                        List.of(line("living", 24, 6, x -> 200 - 10 * StrictMath.sin(x)))));
    }

    private static Plot.Line line(String name, int points, double most, DoubleUnaryOperator height) {
        List<Plot.Point> all = new ArrayList<>();
        for (int i = 0; i <= points; i++) {
            double x = most * i / points;
            all.add(new Plot.Point(x, height.applyAsDouble(x)));
        }
        return new Plot.Line(name, all);
    }

    private static List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < 60; i++)
            faults.add(new Fault.Crash(
                    Duration.ofMinutes(6L * i), i * 7 % 200, Duration.ofMinutes(1 + i * 5 % 13), Fault.Kept.SYNCED));
        faults.add(new Fault.Partition(Duration.ofMinutes(70), Duration.ofMinutes(25), List.of(1, 2, 3, 4)));
        faults.add(new Fault.BadWeather(Duration.ofMinutes(200), Duration.ofMinutes(45), 0.1, 0.02, 0));
        faults.add(new Fault.ClockJump(Duration.ofMinutes(300), 12, Duration.ofMinutes(-5)));
        return faults;
    }
}
