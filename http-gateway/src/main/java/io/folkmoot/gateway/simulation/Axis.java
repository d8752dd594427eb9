package io.folkmoot.gateway.simulation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Where the numbers of one direction lie between 0 and 1, and at which round ones of them there are lines. */
record Axis(double least, double most, boolean logarithmic, List<Double> ticks) {
    private static final double[] ROUND = {1, 2, 5, 10};

    /** Beyond two orders of magnitude most of a straight axis would be empty. */
    private static final double WIDE = 100;

    Axis {
        ticks = List.copyOf(ticks);
    }

    /** From the least to the most, widened to round numbers, with about so many lines. */
    static Axis straight(double least, double most, int lines) {
        double span = most > least ? most - least : Math.max(1, Math.abs(most));
        double step = step(span / Math.max(1, lines));
        long first = (long) Math.floor(least / step + 1e-9);
        long last = Math.max(first + 1, (long) Math.ceil(Math.max(most, least + span) / step - 1e-9));
        List<Double> ticks = new ArrayList<>();
        for (long i = first; i <= last; i++) ticks.add(exact(i, step));
        return new Axis(ticks.getFirst(), ticks.getLast(), false, ticks);
    }

    /** Exactly from the least to the most; lines only at the round numbers between them. */
    static Axis within(double least, double most, int lines) {
        Axis wide = straight(least, most, lines);
        double end = most > least ? most : wide.most;
        List<Double> inside =
                wide.ticks.stream().filter(tick -> tick >= least && tick <= end).toList();
        return new Axis(least, end, false, inside);
    }

    /** With lines at the powers of ten, and at 2 and 5 between them where these are few. */
    static Axis powers(double least, double most) {
        int first = (int) Math.floor(Math.log10(least));
        int last = (int) Math.ceil(Math.log10(most));
        boolean few = last - first <= 4;
        List<Double> ticks = new ArrayList<>();
        for (int power = first; power <= last; power++)
            for (double digit : few ? new double[] {1, 2, 5} : new double[] {1}) {
                double tick = BigDecimal.valueOf(digit).scaleByPowerOfTen(power).doubleValue();
                if (tick >= least && tick <= most) ticks.add(tick);
            }
        return new Axis(least, most, true, ticks);
    }

    static boolean isWide(double least, double most) {
        return least > 0 && most / least > WIDE;
    }

    /** The least round step that is no smaller. */
    private static double step(double atLeast) {
        int power = (int) Math.floor(Math.log10(atLeast));
        for (double digit : ROUND) {
            double step = BigDecimal.valueOf(digit).scaleByPowerOfTen(power).doubleValue();
            if (step >= atLeast * (1 - 1e-9)) return step;
        }
        throw new IllegalStateException("ten of a power are no less than what lies below: " + atLeast);
    }

    /** Ten times 0.1 is 1, which it is not in doubles. */
    private static double exact(long times, double step) {
        return BigDecimal.valueOf(step).multiply(BigDecimal.valueOf(times)).doubleValue();
    }

    double place(double value) {
        if (logarithmic) return part(Math.log10(value), Math.log10(least), Math.log10(most));
        return part(value, least, most);
    }

    private static double part(double value, double from, double to) {
        return to > from ? Math.clamp((value - from) / (to - from), 0, 1) : 0.5;
    }
}
