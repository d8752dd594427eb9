package io.folkmoot.gateway.simulation;

import io.folkmoot.simulation.scenario.Figure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The key figures, large, each on a bar with its goal, and beside it what the weaker rule came to. */
final class Cards {
    /** Before the name of a figure: the same for the rule beside ours. */
    private static final String NAIVE = "naive_";

    private static final double ROOM = 1.12;
    private static final double PERCENT = 100;

    private Cards() {}

    static String of(List<Summary> figures) {
        Map<String, Summary> byName = new LinkedHashMap<>();
        figures.forEach(figure -> byName.put(figure.name(), figure));
        return figures.stream()
                .filter(figure -> !isBeside(figure, byName))
                .map(figure -> card(figure, Optional.ofNullable(byName.get(NAIVE + figure.name()))))
                .collect(Collectors.joining());
    }

    private static boolean isBeside(Summary figure, Map<String, Summary> byName) {
        return figure.name().startsWith(NAIVE)
                && byName.containsKey(figure.name().substring(NAIVE.length()));
    }

    private static String card(Summary figure, Optional<Summary> beside) {
        String verdict = figure.goal().isEmpty() ? "" : figure.isMet() ? " met" : " missed";
        return Html.element(
                "article",
                "card" + verdict,
                Html.text("h3", "", figure.name().replace('_', ' '))
                        + value(figure)
                        + Html.text("p", "meaning", figure.meaning())
                        + bar(figure, beside)
                        + goal(figure)
                        + beside.map(other -> Html.text("p", "beside", "rule beside: " + number(other)))
                                .orElse("")
                        + spread(figure));
    }

    private static String value(Summary figure) {
        Numbers.Shown shown = Numbers.Shown.of(figure.median(), figure.unit());
        String unit = shown.unit().isEmpty() ? "" : Html.text("span", "unit", shown.unit());
        return Html.element("p", "value", Html.escape(shown.number()) + unit);
    }

    private static String number(Summary figure) {
        return Numbers.of(figure.median(), figure.unit());
    }

    private static String goal(Summary figure) {
        return figure.goal()
                .map(goal -> Html.element(
                        "p",
                        "goal",
                        Html.text("b", "", figure.isMet() ? "✓ met" : "✗ missed")
                                + Html.escape(", goal " + words(goal, figure))))
                .orElse("");
    }

    private static String words(Figure.Goal goal, Summary figure) {
        return (goal.atMost() ? "≤ " : "≥ ") + Numbers.of(goal.bound(), figure.unit());
    }

    private static String spread(Summary figure) {
        if (figure.values().size() < 2) return "";
        return Html.text(
                "p",
                "spread",
                "median of " + figure.values().size() + " worlds; worst " + Numbers.of(figure.worst(), figure.unit()));
    }

    /** A figure that nothing is to be compared with needs no bar. */
    private static String bar(Summary figure, Optional<Summary> beside) {
        boolean several = figure.values().size() > 1;
        if (figure.goal().isEmpty() && beside.isEmpty() && !several) return "";
        double most =
                Math.max(figure.values().getLast(), beside.map(Summary::median).orElse(0.0));
        double bound = figure.goal().map(Figure.Goal::bound).orElse(0.0);
        double end = Math.max(most, bound) * ROOM;
        if (!(end > 0) || figure.values().getFirst() < 0 || !Double.isFinite(end)) return "";
        StringBuilder svg = new StringBuilder(
                "<svg class=\"bullet\" viewBox=\"0 0 100 14\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
        svg.append(rect("track", PERCENT, 3, 8));
        beside.ifPresent(other -> svg.append(rect("naive", PERCENT * other.median() / end, 3, 8)));
        svg.append(rect("fill", PERCENT * figure.median() / end, 5, 4));
        if (several)
            for (double value : Chart.thinned(figure.values(), 100))
                svg.append(mark("one", PERCENT * value / end, 3, 11));
        if (figure.goal().isPresent()) svg.append(mark("bound", PERCENT * bound / end, 0, 14));
        return svg.append("</svg>").toString();
    }

    private static String rect(String kind, double width, int y, int height) {
        return "<rect class=\"" + kind + "\" y=\"" + y + "\" width=\"" + Html.at(width) + "\" height=\"" + height
                + "\"/>";
    }

    private static String mark(String kind, double x, int from, int to) {
        return Frame.line(kind, x, from, x, to);
    }
}
