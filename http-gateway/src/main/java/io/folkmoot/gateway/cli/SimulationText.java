package io.folkmoot.gateway.cli;

import io.folkmoot.gateway.simulation.Numbers;
import io.folkmoot.gateway.simulation.Outcome;
import io.folkmoot.gateway.simulation.Summary;
import io.folkmoot.simulation.scenario.Broken;
import io.folkmoot.simulation.scenario.Figure;
import io.folkmoot.simulation.scenario.Plan;
import io.folkmoot.simulation.scenario.Report;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What came of worlds, for a terminal. */
final class SimulationText {
    private SimulationText() {}

    static String of(Outcome outcome, String again) {
        List<String> parts = new ArrayList<>();
        parts.add(head(outcome));
        if (!outcome.figures().isEmpty()) parts.add(Rows.align(figures(outcome)));
        outcome.broken().ifPresent(report -> parts.add(broken(report)));
        parts.add(Columns.of(facts(outcome, again)));
        return String.join("\n\n", parts);
    }

    private static String head(Outcome outcome) {
        Plan plan = outcome.plan();
        int many = outcome.reports().size();
        String seeds = many == 1 ? "seed " + plan.seed() : "seeds " + plan.seed() + " to " + (plan.seed() + many - 1);
        String early = outcome.isWhole()
                ? ""
                : "\nended early: " + many + " of " + outcome.wanted() + (outcome.wanted() == 1 ? " world" : " worlds")
                        + ", and what follows is what was known by then";
        return plan.scenario() + ": " + plan.peers() + " peers, " + seeds + ", "
                + (plan.realCryptography() ? "real" : "stand-in") + " cryptography" + early;
    }

    private static List<List<String>> figures(Outcome outcome) {
        boolean several = outcome.reports().size() > 1;
        List<List<String>> rows = new ArrayList<>();
        rows.add(several ? List.of("figure", "median", "worst", "goal") : List.of("figure", "value", "goal"));
        for (Summary figure : outcome.figures()) {
            List<String> row = new ArrayList<>();
            row.add(figure.name());
            row.add(Numbers.of(figure.median(), figure.unit()));
            if (several) row.add(Numbers.of(figure.worst(), figure.unit()));
            row.add(figure.goal().map(goal -> goal(goal, figure)).orElse(""));
            rows.add(row);
        }
        return rows;
    }

    private static String goal(Figure.Goal goal, Summary figure) {
        return (figure.isMet() ? "✓ " : "✗ ")
                + (goal.atMost() ? "≤ " : "≥ ")
                + Numbers.of(goal.bound(), figure.unit())
                + (figure.isMet() ? "  met" : "  missed");
    }

    private static String broken(Report report) {
        List<String> lines = new ArrayList<>();
        for (Broken broken : report.broken())
            lines.add("BROKEN  " + broken.invariant() + ", after " + Numbers.of(broken.at()) + " with seed "
                    + report.plan().seed() + "\n        " + broken.detail());
        if (!report.lastEvents().isEmpty()) {
            lines.add("the last events");
            report.lastEvents().forEach(event -> lines.add("  " + event));
        }
        return String.join("\n", lines);
    }

    private static Map<String, String> facts(Outcome outcome, String again) {
        Report report = outcome.telling();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("promises", promises(outcome));
        if (outcome.reports().size() == 1)
            facts.put(
                    "trace",
                    report.traceHash().toHex() + " over " + Numbers.of((double) report.traceLength()) + " records");
        facts.put(
                "cost",
                Numbers.of(report.virtual()) + " of virtual time in " + Numbers.of(report.cpu()) + " of CPU, "
                        + Numbers.of(report.wall()) + " by the clock"
                        + (outcome.reports().size() > 1
                                ? ", seed " + report.plan().seed()
                                : ""));
        facts.put("again", again);
        if (!outcome.holds()) facts.put("smaller", again + " --shrink");
        return facts;
    }

    private static String promises(Outcome outcome) {
        long broken =
                outcome.reports().stream().filter(report -> !report.holds()).count();
        String names = outcome.promises().keySet().stream().collect(Collectors.joining("; "));
        if (names.isEmpty()) return "none was looked at yet";
        if (broken == 0) return "all hold: " + names;
        return "broken in " + broken + " of " + outcome.reports().size()
                + (outcome.reports().size() == 1 ? " world" : " worlds");
    }
}
