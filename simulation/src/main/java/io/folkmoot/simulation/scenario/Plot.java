package io.folkmoot.simulation.scenario;

import java.util.List;
import java.util.OptionalDouble;

/** A picture as data: what to draw, not how; the marks say what was hoped for. */
public record Plot(String title, String caption, String x, String y, Shape shape, List<Line> lines, List<Mark> marks) {
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

    /** A goal: a line across at some height, one upwards at some place, or where both are given a spot. */
    public record Mark(String words, OptionalDouble x, OptionalDouble y) {
        static Mark across(String words, double y) {
            return new Mark(words, OptionalDouble.empty(), OptionalDouble.of(y));
        }

        static Mark upwards(String words, double x) {
            return new Mark(words, OptionalDouble.of(x), OptionalDouble.empty());
        }

        static Mark spot(String words, double x, double y) {
            return new Mark(words, OptionalDouble.of(x), OptionalDouble.of(y));
        }
    }

    public Plot {
        lines = List.copyOf(lines);
        marks = List.copyOf(marks);
    }

    public Plot(String title, String caption, String x, String y, Shape shape, List<Line> lines) {
        this(title, caption, x, y, shape, lines, List.of());
    }

    public Plot marked(Mark... these) {
        return new Plot(title, caption, x, y, shape, lines, List.of(these));
    }
}
