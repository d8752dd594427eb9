package io.folkmoot.simulation.scenario;

import java.time.Duration;

/** Which part of some attempts succeeded: in all, and by the interval for a picture. */
final class Shares {
    private final Series series;
    private final Duration interval;
    private long tried;
    private long succeeded;
    private Duration begun = Duration.ZERO;
    private long triedLately;
    private double sumLately;

    Shares(String name, Duration interval) {
        series = new Series(name);
        this.interval = interval;
    }

    /** One attempt, of which this part succeeded; only a whole one counts as success. */
    void add(Duration now, double part) {
        if (now.minus(begun).compareTo(interval) >= 0) {
            close();
            begun = now;
        }
        tried++;
        if (part >= 1) succeeded++;
        triedLately++;
        sumLately += part;
    }

    private void close() {
        if (triedLately > 0) series.add(begun.plus(interval.dividedBy(2)), sumLately / triedLately);
        triedLately = 0;
        sumLately = 0;
    }

    long tried() {
        return tried;
    }

    /** Not a number where nothing was tried. */
    double success() {
        return tried == 0 ? Double.NaN : (double) succeeded / tried;
    }

    Series series() {
        close();
        return series;
    }
}
