package io.folkmoot.gateway.simulation;

import io.folkmoot.simulation.scenario.Broken;
import io.folkmoot.simulation.scenario.Plot;
import io.folkmoot.simulation.scenario.Report;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What came of worlds as one page that needs no other file, no network and no script. */
public final class Page {
    /** What every world tells of its cost; of the figures that are a scenario's own they would take the place. */
    private static final List<String> COST = List.of("events_per_cpu_s", "cpu_ms_per_peer_hour", "gc_s", "heap_mib");

    private final Outcome outcome;
    private final Report report;

    private Page(Outcome outcome) {
        this.outcome = outcome;
        report = outcome.telling();
    }

    public static String of(Outcome outcome) {
        return new Page(outcome).markup();
    }

    private String markup() {
        String title = outcome.plan().scenario() + ", seed " + report.plan().seed() + " · Folkmoot";
        return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
                + Html.text("title", "", title) + "<style>\n" + Sheet.STYLE + "</style></head>\n<body>\n" + header()
                + "<main>\n" + broken() + figures() + plots() + faults() + Worlds.of(outcome) + plan() + again()
                + "</main>\n" + footer() + "<script>\n" + Sheet.SCRIPT + "</script></body></html>\n";
    }

    private String header() {
        String kind = outcome.holds() ? "good" : "bad";
        return "<header class=\"" + kind + "\"><div>"
                + Html.text("p", "over", "Folkmoot universe · " + outcome.plan().scenario())
                + "<h1><span class=\"" + kind + "\" aria-hidden=\"true\">" + (outcome.holds() ? "✓" : "✗") + "</span> "
                + Html.escape(verdict()) + "</h1>" + Html.text("p", "lead", lead()) + facts() + "</div></header>\n";
    }

    private String verdict() {
        if (!outcome.holds()) {
            Broken first = report.broken().getFirst();
            return "Broken: " + first.invariant();
        }
        long missed =
                outcome.figures().stream().filter(figure -> !figure.isMet()).count();
        if (!outcome.isWhole()) return "No promise was broken until it was ended";
        if (missed == 0) return "Every promise held";
        return "Every promise held, " + missed + (missed == 1 ? " goal was missed" : " goals were missed");
    }

    private String lead() {
        return outcome.scenario().summary() + (outcome.isWhole() ? "" : " This run was ended early.");
    }

    private String facts() {
        int many = outcome.reports().size();
        long seed = outcome.plan().seed();
        return "<ul class=\"facts\">" + fact(Numbers.of(outcome.plan().peers()), "peers")
                + fact(
                        many == 1 ? Long.toString(seed) : seed + " to " + (seed + many - 1),
                        many == 1 ? "seed" : "seeds")
                + fact(Numbers.of(report.virtual()), "of virtual time")
                + fact(Numbers.of(report.cpu()), "of CPU")
                + fact(Numbers.of((double) report.events()), "events")
                + fact(outcome.plan().realCryptography() ? "real" : "stand-in", "cryptography") + "</ul>";
    }

    private static String fact(String number, String what) {
        return "<li>" + Html.text("b", "", number) + Html.text("span", "", what) + "</li>";
    }

    private String broken() {
        if (outcome.holds()) return "";
        String cases = report.broken().stream()
                .map(broken -> Html.text("h3", "", "“" + broken.invariant() + "” did not hold")
                        + Html.text(
                                "p",
                                "",
                                "After " + Numbers.of(broken.at()) + " in the world with seed "
                                        + report.plan().seed() + ":")
                        + Html.text("pre", "", broken.detail()))
                .collect(Collectors.joining());
        String last = report.lastEvents().isEmpty()
                ? ""
                : "<details open=\"\"><summary>The last events</summary>"
                        + Html.text("pre", "", String.join("\n", report.lastEvents())) + "</details>";
        return section("What broke", Html.element("div", "panel broken", cases + last));
    }

    private String figures() {
        List<Summary> own = outcome.figures().stream()
                .filter(figure -> !COST.contains(figure.name()))
                .toList();
        List<Summary> cost = outcome.figures().stream()
                .filter(figure -> COST.contains(figure.name()))
                .toList();
        String key = own.isEmpty() ? "" : section("Figures", Html.element("div", "cards", Cards.of(own)));
        String spent = cost.isEmpty() ? "" : section("What it cost", Html.element("div", "cards", Cards.of(cost)));
        return key + spent;
    }

    private String plots() {
        List<Plot> plots = report.plots();
        if (plots.isEmpty()) return "";
        String figures = IntStream.range(0, plots.size())
                .mapToObj(i -> Chart.of(plots.get(i), "plot-" + i))
                .collect(Collectors.joining("\n"));
        String of = outcome.reports().size() > 1
                ? "Plots, of the world with seed " + report.plan().seed()
                : "Plots";
        return section(of, Html.element("div", "plots", figures));
    }

    private String faults() {
        if (report.faults().isEmpty()) return "";
        return section("What befell the peers", Html.element("div", "panel", FaultLine.of(report.faults())));
    }

    private String plan() {
        return section("The plan", Html.element("div", "two", PlanList.of(outcome)));
    }

    private String again() {
        String command = Replay.isSaidByCommand(report.plan())
                ? Html.text("pre", "", Replay.command(outcome.scenario(), report.plan()))
                : Html.text("p", "", "Save this as a file and play it with: folkmoot simulate --replay FILE")
                        + Html.text("pre", "", report.plan().toText());
        String same = "The same seed gives the same trace, on any machine: "
                + report.traceHash().toHex() + " over " + Numbers.of((double) report.traceLength()) + " records.";
        return section("Play it again", Html.element("div", "panel", command + Html.text("p", "", same)));
    }

    private static String section(String title, String markup) {
        return "<section>" + Html.text("h2", "", title) + markup + "</section>\n";
    }

    private String footer() {
        Conditions here = outcome.conditions();
        return Html.text(
                        "footer",
                        "",
                        "Measured on Java " + here.java() + ", " + here.os() + ", " + here.cores()
                                + " cores, heap up to "
                                + Numbers.of((double) here.heapMib()) + " MiB, worlds at a time: " + here.atOnce()
                                + ". CPU is that of the world's thread, without collections of garbage. Folkmoot "
                                + here.version() + ".")
                + "\n";
    }
}
