package io.folkmoot.gateway.simulation;

import io.folkmoot.simulation.scenario.Broken;
import io.folkmoot.simulation.scenario.Plan;
import io.folkmoot.simulation.scenario.Report;
import io.folkmoot.simulation.scenario.Scenario;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What came of one world, or of several with seeds that follow each other; at least one has been played. */
public record Outcome(Scenario scenario, int wanted, List<Report> reports, Conditions conditions) {
    private static final double NANOS = 1e9;

    public Outcome {
        reports = List.copyOf(reports);
        if (reports.isEmpty()) throw new IllegalArgumentException("no world has been played");
    }

    public Plan plan() {
        return reports.getFirst().plan();
    }

    /** The first world that broke a promise; where none did, the first of all. */
    public Report telling() {
        return broken().orElse(reports.getFirst());
    }

    public Optional<Report> broken() {
        return reports.stream().filter(report -> !report.holds()).findFirst();
    }

    public boolean holds() {
        return broken().isEmpty();
    }

    /** Whether all that was wanted was played to its end. */
    public boolean isWhole() {
        return reports.size() == wanted && reports.stream().allMatch(Report::whole);
    }

    public List<Summary> figures() {
        return Summary.of(reports);
    }

    /** How often each promise was looked at, over all worlds. */
    public Map<String, Long> promises() {
        Map<String, Long> promises = new LinkedHashMap<>();
        for (Report report : reports)
            report.promises().forEach((name, times) -> promises.merge(name, times, Long::sum));
        return promises;
    }

    /** As the command line promises it. Several worlds add up; their figures are medians, and the worst stand beside. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("scenario", plan().scenario());
        document.put("peers", plan().peers());
        document.put("seed", plan().seed());
        document.put("trace_sha256", reports.getFirst().traceHash().toHex());
        document.put("virtual_s", seconds(sum(Report::virtual)));
        document.put("wall_s", seconds(sum(Report::wall)));
        document.put("cpu_s", seconds(sum(Report::cpu)));
        document.put("events", reports.stream().mapToLong(Report::events).sum());
        document.put("whole", isWhole());
        document.put("invariants", invariants(reports));
        Map<String, Object> figures = new LinkedHashMap<>();
        figures().forEach(figure -> put(figures, figure.name(), figure.median()));
        document.put("figures", figures);
        document.put("goals", goals());
        document.put("hours", seconds(plan().time()) / Duration.ofHours(1).toSeconds());
        document.put("knobs", plan().knobs());
        document.put("cryptography", plan().realCryptography() ? "real" : "stand-in");
        document.put("conditions", conditions.document());
        document.put("plan", telling().plan().toText());
        if (Replay.isSaidByCommand(telling().plan()))
            document.put("replay", Replay.command(scenario, telling().plan()));
        if (wanted > 1) addRuns(document);
        return document;
    }

    /** What nothing was counted for is no number, and JSON has no word for that. */
    private static void put(Map<String, Object> document, String name, double value) {
        if (Double.isFinite(value)) document.put(name, value);
    }

    private void addRuns(Map<String, Object> document) {
        Map<String, Object> worst = new LinkedHashMap<>();
        figures().forEach(figure -> put(worst, figure.name(), figure.worst()));
        document.put("worst", worst);
        document.put("runs", reports.stream().map(Outcome::run).toList());
    }

    private Map<String, Object> goals() {
        Map<String, Object> goals = new LinkedHashMap<>();
        for (Summary figure : figures())
            figure.goal()
                    .ifPresent(goal -> goals.put(figure.name(), goal(goal.bound(), goal.atMost(), figure.isMet())));
        return goals;
    }

    private static Map<String, Object> goal(double bound, boolean atMost, boolean met) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put(atMost ? "at_most" : "at_least", bound);
        document.put("met", met);
        return document;
    }

    private static Map<String, Object> run(Report report) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("seed", report.plan().seed());
        document.put("trace_sha256", report.traceHash().toHex());
        document.put("virtual_s", seconds(report.virtual()));
        document.put("wall_s", seconds(report.wall()));
        document.put("cpu_s", seconds(report.cpu()));
        document.put("events", report.events());
        document.put("whole", report.whole());
        document.put("invariants", invariants(List.of(report)));
        Map<String, Object> figures = new LinkedHashMap<>();
        report.figures().forEach(figure -> put(figures, figure.name(), figure.value()));
        document.put("figures", figures);
        return document;
    }

    private static Map<String, Object> invariants(List<Report> reports) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put(
                "broken",
                reports.stream()
                        .flatMap(report -> report.broken().stream().map(broken -> broken(report, broken)))
                        .toList());
        return document;
    }

    private static Map<String, Object> broken(Report report, Broken broken) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("invariant", broken.invariant());
        document.put("seed", report.plan().seed());
        document.put("at_s", seconds(broken.at()));
        document.put("detail", broken.detail());
        document.put("last_events", report.lastEvents());
        return document;
    }

    private Duration sum(Function<Report, Duration> part) {
        return reports.stream().map(part).reduce(Duration.ZERO, Duration::plus);
    }

    private static double seconds(Duration span) {
        return span.toNanos() / NANOS;
    }
}
