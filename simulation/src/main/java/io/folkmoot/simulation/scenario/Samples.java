package io.folkmoot.simulation.scenario;

import io.folkmoot.simulation.scenario.Plot.Line;
import io.folkmoot.simulation.scenario.Plot.Point;
import io.folkmoot.simulation.scenario.Plot.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Values of one kind, kept whole: their quantiles become figures, their spread a line of a picture. */
public final class Samples {
    /** More than an eye tells apart on a picture of usual width; the report stays small however many were taken. */
    private static final int POINTS = 100;

    /** A histogram of more bars than this is noise, of fewer hides a second hump. */
    private static final int BARS = 40;

    private final String name;
    private double[] values = new double[64];
    private int count;
    private boolean sorted = true;

    private Samples(String name) {
        this.name = name;
    }

    public static Samples of(String name) {
        return new Samples(name);
    }

    public String name() {
        return name;
    }

    public void add(double value) {
        if (Double.isNaN(value)) throw new IllegalArgumentException(name + ": a sample that is no number");
        if (count == values.length) values = Arrays.copyOf(values, 2 * count);
        values[count++] = value;
        sorted = false;
    }

    public int count() {
        return count;
    }

    /** The least value that the given part of all do not exceed; not a number when there are none, which meets no goal. */
    public double p(double part) {
        if (count == 0) return Double.NaN;
        sort();
        return values[Math.clamp((long) StrictMath.ceil(part * count) - 1, 0, count - 1)];
    }

    public double median() {
        return p(0.5);
    }

    public double least() {
        return p(0);
    }

    public double most() {
        return p(1);
    }

    public double mean() {
        return count == 0 ? Double.NaN : sum() / count;
    }

    public double sum() {
        sort();
        double sum = 0;
        for (int i = 0; i < count; i++) sum += values[i];
        return sum;
    }

    private void sort() {
        if (!sorted) Arrays.sort(values, 0, count);
        sorted = true;
    }

    /** Which part lies at or below each of some values; the last hundredth is told finer, since tails are what is looked for. */
    public Line cumulative() {
        List<Point> points = new ArrayList<>();
        if (count > 0) points.add(new Point(least(), 0));
        for (int i = 1; i < POINTS && i < count; i++) points.add(at((double) i / Math.min(POINTS, count)));
        if (count > 10 * POINTS) for (int i = 1; i < 10; i++) points.add(at(1 - (10 - i) / (10.0 * POINTS)));
        if (count > 0) points.add(at(1));
        return new Line(name, points);
    }

    private Point at(double part) {
        return new Point(p(part), part);
    }

    /** How many lie in each of some equal steps; x is the middle of a step. Few different whole numbers get a bar each. */
    public Line bars() {
        List<Point> points = new ArrayList<>();
        if (count == 0) return new Line(name, points);
        double width = barWidth();
        double from = width == 1 ? least() - 0.5 : least();
        int bars = Math.clamp((long) StrictMath.ceil((most() - from) / width), 1, BARS + 1);
        int[] heights = new int[bars];
        for (int i = 0; i < count; i++) heights[Math.min(bars - 1, (int) ((values[i] - from) / width))]++;
        for (int i = 0; i < bars; i++) points.add(new Point(from + (i + 0.5) * width, heights[i]));
        return new Line(name, points);
    }

    private double barWidth() {
        double range = most() - least();
        boolean whole = Arrays.stream(values, 0, count).allMatch(value -> value == StrictMath.rint(value));
        if (whole && range < BARS) return 1;
        return range == 0 ? 1 : range / BARS;
    }

    /** A picture of several kinds, one line each, as bars or cumulative. */
    public static Plot plot(Shape shape, String title, String caption, String x, Samples... kinds) {
        List<Line> lines = Stream.of(kinds)
                .map(kind -> switch (shape) {
                    case BARS -> kind.bars();
                    case CUMULATIVE -> kind.cumulative();
                    case LINES -> throw new IllegalArgumentException("samples have no order to join");
                })
                .toList();
        return new Plot(title, caption, x, shape == Shape.BARS ? "how many" : "part at or below", shape, lines);
    }
}
