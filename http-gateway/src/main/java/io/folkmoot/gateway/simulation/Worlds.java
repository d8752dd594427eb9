package io.folkmoot.gateway.simulation;

import io.folkmoot.simulation.scenario.Report;
import java.util.List;
import java.util.stream.Collectors;

/** Several worlds as a table, one line for each; of one world nothing. */
final class Worlds {
    /** More rows than these nobody reads; those with a broken promise come in any case. */
    private static final int MOST_ROWS = 200;

    private Worlds() {}

    static String of(Outcome outcome) {
        if (outcome.reports().size() < 2) return "";
        List<Report> shown = outcome.reports().stream()
                .sorted((one, other) -> Boolean.compare(one.holds(), other.holds()))
                .limit(MOST_ROWS)
                .toList();
        List<Summary> figures = outcome.figures();
        String head = heading("seed") + "<th scope=\"col\" class=\"words\">promises</th>"
                + figures.stream().map(figure -> heading(figure.name())).collect(Collectors.joining())
                + heading("events");
        String rows = shown.stream().map(report -> row(report, figures)).collect(Collectors.joining());
        return "<section><h2>" + outcome.reports().size() + " worlds</h2><div class=\"panel wide\"><table><thead><tr>"
                + head + "</tr></thead><tbody>" + rows + "</tbody></table></div></section>\n";
    }

    private static String heading(String name) {
        return "<th scope=\"col\">" + Html.escape(name) + "</th>";
    }

    private static String row(Report report, List<Summary> figures) {
        String words =
                report.holds() ? "✓ hold" : "✗ " + report.broken().getFirst().invariant();
        return "<tr><th scope=\"row\">" + report.plan().seed() + "</th>" + Html.text("td", "words", words)
                + figures.stream()
                        .map(figure -> Html.text("td", "", value(report, figure.name())))
                        .collect(Collectors.joining())
                + Html.text("td", "", Numbers.of((double) report.events())) + "</tr>";
    }

    private static String value(Report report, String name) {
        return report.figures().stream()
                .filter(figure -> figure.name().equals(name))
                .findFirst()
                .map(figure -> Numbers.of(figure.value(), figure.unit()))
                .orElse("");
    }
}
