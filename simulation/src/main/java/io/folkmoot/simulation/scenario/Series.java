package io.folkmoot.simulation.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How one value goes over the hours of a story. */
final class Series {
    private static final double NANOS_PER_HOUR = 3.6e12;

    private final String name;
    private final List<Plot.Point> points = new ArrayList<>();

    Series(String name) {
        this.name = name;
    }

    void add(Duration at, double value) {
        points.add(new Plot.Point(at.toNanos() / NANOS_PER_HOUR, value));
    }

    Plot.Line line() {
        return new Plot.Line(name, points);
    }

    static Plot plot(String title, String caption, String y, Series... series) {
        List<Plot.Line> lines = new ArrayList<>();
        for (Series one : series) lines.add(one.line());
        return new Plot(title, caption, "hours", y, Plot.Shape.LINES, lines);
    }
}
