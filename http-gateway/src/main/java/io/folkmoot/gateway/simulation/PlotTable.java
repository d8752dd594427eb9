package io.folkmoot.gateway.simulation;

import io.folkmoot.simulation.scenario.Plot;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The numbers of a plot for those who cannot see it, or want to copy them. */
final class PlotTable {
    /** Whoever wants more asks for JSON. */
    private static final int MOST_ROWS = 200;

    private PlotTable() {}

    static String of(Plot plot, List<Plot.Line> lines) {
        Map<Double, Map<Integer, String>> rows = new TreeMap<>();
        for (int i = 0; i < lines.size(); i++)
            for (Plot.Point point : lines.get(i).points())
                rows.computeIfAbsent(point.x(), x -> new TreeMap<>()).put(i, Numbers.of(point.y()));
        List<Map.Entry<Double, Map<Integer, String>>> shown = Chart.thinned(List.copyOf(rows.entrySet()), MOST_ROWS);
        String head = "<th scope=\"col\">" + Html.escape(plot.x()) + "</th>"
                + lines.stream()
                        .map(line -> "<th scope=\"col\">" + Html.escape(line.name()) + "</th>")
                        .collect(Collectors.joining());
        String body = shown.stream()
                .map(row -> row(row.getKey(), row.getValue(), lines.size()))
                .collect(Collectors.joining());
        String most = shown.size() < rows.size() ? ", " + shown.size() + " of " + rows.size() + " rows" : "";
        return "<details><summary>As a table" + most + "</summary><div class=\"wide\"><table><thead><tr>" + head
                + "</tr></thead><tbody>" + body + "</tbody></table></div></details>";
    }

    private static String row(double x, Map<Integer, String> cells, int columns) {
        return "<tr><th scope=\"row\">" + Numbers.of(x) + "</th>"
                + IntStream.range(0, columns)
                        .mapToObj(i -> "<td>" + cells.getOrDefault(i, "") + "</td>")
                        .collect(Collectors.joining())
                + "</tr>";
    }
}
