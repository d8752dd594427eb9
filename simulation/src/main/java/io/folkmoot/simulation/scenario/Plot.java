package io.folkmoot.simulation.scenario;

import java.util.List;

/** A picture as data: what to draw, not how. */
public record Plot(String title, String caption, String x, String y, Shape shape, List<Line> lines) {
    public enum Shape {
        /** Points joined, over time or over a knob. */
        LINES,
        /** How many of each; x is the value. */
        BARS,
        /** Which part lies at or below x. */
        CUMULATIVE
    }

    public record Line(String name, List<Point> points) {
        public Line {
            points = List.copyOf(points);
        }
    }

    public record Point(double x, double y) {}

    public Plot {
        lines = List.copyOf(lines);
    }
}
