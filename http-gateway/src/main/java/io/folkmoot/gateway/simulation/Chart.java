package io.folkmoot.gateway.simulation;

import io.folkmoot.simulation.scenario.Plot;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** One plot as a figure: its title and caption, the drawing, a legend, and the same numbers as a table. */
final class Chart {
    /** More cannot be told apart on a screen, and would make the page heavy. */
    private static final int MOST_POINTS = 1_500;

    /** As many spots as a pointer can hit. */
    private static final int MOST_SPOTS = 160;

    /** Spots that stand this close would hide their line. */
    private static final int SHOWN_SPOTS = 32;

    private static final int LINES = 5;
    private static final double BAR_SHARE = 0.78;

    /** What stands in the legend for goals that are spots. */
    private static final String RING = "<li><svg class=\"key\" viewBox=\"0 0 28 10\" aria-hidden=\"true\">"
            + "<circle class=\"goal ring\" cx=\"14\" cy=\"5\" r=\"4\"/></svg>goal</li>";

    private final Plot plot;
    private final List<Plot.Line> lines;
    private final Frame frame;

    private Chart(Plot plot) {
        this.plot = plot;
        lines = plot.lines().stream()
                .map(line -> new Plot.Line(line.name(), finite(line.points())))
                .filter(line -> !line.points().isEmpty())
                .toList();
        frame = frame();
    }

    static String of(Plot plot, String id) {
        return new Chart(plot).markup(id);
    }

    private static List<Plot.Point> finite(List<Plot.Point> points) {
        return points.stream()
                .filter(point -> Double.isFinite(point.x()) && Double.isFinite(point.y()))
                .toList();
    }

    private DoubleStream all(ToDoubleFunction<Plot.Point> part, Function<Plot.Mark, OptionalDouble> goal) {
        DoubleStream goals = plot.marks().stream().map(goal).flatMapToDouble(OptionalDouble::stream);
        return DoubleStream.concat(all(part), goals);
    }

    private DoubleStream all(ToDoubleFunction<Plot.Point> part) {
        return lines.stream().flatMap(line -> line.points().stream()).mapToDouble(part);
    }

    private Frame frame() {
        double least = all(Plot.Point::x, Plot.Mark::x).min().orElse(0);
        double most = all(Plot.Point::x, Plot.Mark::x).max().orElse(1);
        double low = Math.min(0, all(Plot.Point::y, Plot.Mark::y).min().orElse(0));
        double high = all(Plot.Point::y, Plot.Mark::y).max().orElse(1);
        return switch (plot.shape()) {
            case LINES -> new Frame(Axis.within(least, most, LINES + 1), Axis.straight(low, high, LINES), false);
            case BARS -> {
                double half = gap() / 2;
                // Between two bars there is nothing to point at.
                int ticks = Math.clamp(Math.round((most - least) / gap()) + 1, 1, LINES + 3);
                yield new Frame(Axis.within(least - half, most + half, ticks), Axis.straight(low, high, LINES), false);
            }
            case CUMULATIVE ->
                new Frame(
                        Axis.isWide(least, most) ? Axis.powers(least, most) : Axis.straight(least, most, LINES + 1),
                        Axis.straight(0, 1, LINES),
                        true);
        };
    }

    /** The least distance of two bars. */
    private double gap() {
        double[] places = all(Plot.Point::x).sorted().distinct().toArray();
        return IntStream.range(1, places.length)
                .mapToDouble(i -> places[i] - places[i - 1])
                .min()
                .orElse(1);
    }

    private String markup(String id) {
        String drawing = lines.isEmpty() ? Html.text("p", "empty", "No numbers came of this run.") : drawing(id);
        return "<figure class=\"plot\" id=\"" + id + "\">" + Html.text("h3", "", plot.title()) + legend() + drawing
                + Html.text("figcaption", "", plot.caption()) + (lines.isEmpty() ? "" : PlotTable.of(plot, lines))
                + "</figure>";
    }

    private String legend() {
        boolean rings = plot.marks().stream()
                .anyMatch(mark -> mark.x().isPresent() && mark.y().isPresent());
        if (lines.size() < 2 && !rings) return "";
        return Html.element("ul", "legend", named() + (rings ? RING : ""));
    }

    private String named() {
        return IntStream.range(0, lines.size())
                .mapToObj(i -> "<li><svg class=\"key\" viewBox=\"0 0 28 10\" aria-hidden=\"true\">" + key(i) + "</svg>"
                        + Html.escape(lines.get(i).name()) + "</li>")
                .collect(Collectors.joining());
    }

    private String key(int i) {
        if (plot.shape() == Plot.Shape.BARS)
            return "<rect class=\"bar " + series(i) + "\" x=\"8\" width=\"12\" height=\"10\"/>";
        return "<path class=\"line " + series(i) + "\" d=\"M0 5H28\"/>";
    }

    private String drawing(String id) {
        StringBuilder svg = new StringBuilder("<svg class=\"chart\" viewBox=\"0 0 " + (int) Frame.WIDTH + " "
                + (int) Frame.HEIGHT + "\" role=\"img\" aria-labelledby=\"" + id + "-t " + id + "-d\">");
        svg.append("<title id=\"")
                .append(id)
                .append("-t\">")
                .append(Html.escape(plot.title()))
                .append("</title>");
        svg.append("<desc id=\"")
                .append(id)
                .append("-d\">")
                .append(Html.escape(description()))
                .append("</desc>");
        svg.append(frame.markup(plot.x(), plot.y()));
        for (int i = 0; i < lines.size(); i++) svg.append(plot.shape() == Plot.Shape.BARS ? bars(i) : curve(i));
        plot.marks().forEach(mark -> svg.append(goal(mark)));
        return svg.append("</svg>").toString();
    }

    /** A line with its words, or a ring that says its words where it is pointed at. */
    private String goal(Plot.Mark mark) {
        if (mark.x().isPresent() && mark.y().isPresent())
            return "<circle class=\"goal ring spot\" cx=\""
                    + Html.at(frame.x(mark.x().getAsDouble())) + "\" cy=\""
                    + Html.at(frame.y(mark.y().getAsDouble())) + "\" r=\"6\"><title>" + Html.escape(mark.words())
                    + "</title></circle>";
        String words = "goal: " + mark.words();
        if (mark.y().isPresent()) {
            double y = frame.y(mark.y().getAsDouble());
            return Frame.line("goal", frame.left(), y, frame.right(), y)
                    + Frame.word("tick end", frame.right(), y - 5, words);
        }
        double x = frame.x(mark.x().orElseThrow());
        return Frame.line("goal", x, frame.y(frame.y().most()), x, frame.floor())
                + Frame.word("tick end", x - 6, frame.y(frame.y().most()) + 12, words);
    }

    private String description() {
        String names = lines.stream().map(Plot.Line::name).collect(Collectors.joining(", "));
        return plot.caption() + " Across: " + plot.x() + ". Up: " + plot.y() + ". Shown: " + names + ".";
    }

    private String curve(int i) {
        List<Plot.Point> points = lines.get(i).points();
        StringBuilder path = new StringBuilder();
        for (Plot.Point point : thinned(points, MOST_POINTS)) {
            String x = Html.at(frame.x(point.x()));
            // A share stays what it is until the next value is reached.
            if (plot.shape() == Plot.Shape.CUMULATIVE && !path.isEmpty())
                path.append('H').append(x).append('V').append(Html.at(frame.y(point.y())));
            else path.append(path.isEmpty() ? "M" : "L").append(x).append(' ').append(Html.at(frame.y(point.y())));
        }
        StringBuilder svg = new StringBuilder("<path class=\"line " + series(i) + "\" d=\"" + path + "\"/>");
        String kind = points.size() <= SHOWN_SPOTS && plot.shape() == Plot.Shape.LINES ? "spot " : "spot far ";
        for (Plot.Point point : thinned(points, MOST_SPOTS))
            svg.append("<circle class=\"")
                    .append(kind)
                    .append(series(i))
                    .append("\" cx=\"")
                    .append(Html.at(frame.x(point.x())))
                    .append("\" cy=\"")
                    .append(Html.at(frame.y(point.y())))
                    .append("\" r=\"3.5\">")
                    .append(hint(i, point))
                    .append("</circle>");
        return svg.toString();
    }

    private String bars(int i) {
        double slot = gap() / (frame.x().most() - frame.x().least()) * frame.width() * BAR_SHARE;
        double width = slot / lines.size();
        StringBuilder svg = new StringBuilder();
        for (Plot.Point point : thinned(lines.get(i).points(), MOST_POINTS)) {
            double top = frame.y(Math.max(0, point.y()));
            svg.append("<rect class=\"bar spot ")
                    .append(series(i))
                    .append("\" x=\"")
                    .append(Html.at(frame.x(point.x()) - slot / 2 + i * width))
                    .append("\" y=\"")
                    .append(Html.at(top))
                    .append("\" width=\"")
                    .append(Html.at(Math.max(0.5, width - 1)))
                    .append("\" height=\"")
                    .append(Html.at(Math.max(0, frame.floor() - top)))
                    .append("\">")
                    .append(hint(i, point))
                    .append("</rect>");
        }
        return svg.toString();
    }

    private String hint(int i, Plot.Point point) {
        String y = plot.shape() == Plot.Shape.CUMULATIVE ? Numbers.of(point.y() * 100) + " %" : Numbers.of(point.y());
        return "<title>" + Html.escape(lines.get(i).name() + ": " + y + " at " + Numbers.of(point.x()) + " " + plot.x())
                + "</title>";
    }

    private static String series(int i) {
        return "s" + i % Sheet.SERIES;
    }

    /** At most about so many, at equal distances, with the first and the last. */
    static <T> List<T> thinned(List<T> all, int most) {
        if (all.size() <= most) return all;
        double stride = (all.size() - 1.0) / (most - 1);
        return IntStream.range(0, most)
                .mapToObj(i -> all.get((int) Math.round(i * stride)))
                .toList();
    }
}
