package io.folkmoot.gateway.simulation;

import io.folkmoot.simulation.scenario.Figure;
import io.folkmoot.simulation.scenario.Report;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One figure over all worlds that came to it, sorted; of one world it is that world's number. */
public record Summary(String name, String unit, String meaning, Optional<Figure.Goal> goal, List<Double> values) {
    public Summary {
        values = values.stream().sorted().toList();
    }

    /** All figures, in the order in which the worlds tell them. */
    static List<Summary> of(List<Report> reports) {
        Map<String, List<Figure>> byName = new LinkedHashMap<>();
        for (Report report : reports)
            for (Figure figure : report.figures())
                byName.computeIfAbsent(figure.name(), name -> new ArrayList<>()).add(figure);
        return byName.values().stream().map(Summary::of).toList();
    }

    private static Summary of(Iterable<Figure> same) {
        List<Double> values = new ArrayList<>();
        same.forEach(figure -> values.add(figure.value()));
        Figure first = same.iterator().next();
        return new Summary(first.name(), first.unit(), first.meaning(), first.goal(), values);
    }

    /** The middle one; of an even number the lower of the two, so that it is a number that was seen. */
    public double median() {
        return values.get((values.size() - 1) / 2);
    }

    /** The one that is farthest to the wrong side: without a goal the largest, or the smallest of rates. */
    public double worst() {
        boolean low = goal.map(known -> !known.atMost()).orElse(unit.startsWith("/"));
        return low ? values.getFirst() : values.getLast();
    }

    /** Whether every world met the goal; a figure without one is met. */
    public boolean isMet() {
        return goal.isEmpty() || goal.get().isMetBy(worst());
    }
}
