package io.folkmoot.simulation.network;

import java.util.function.DoubleUnaryOperator;

/** A distribution as a table of its quantiles, since logarithms for every packet would cost more than all else of it. */
final class Spread {
    /** So fine that a mean of two thousand draws cannot tell it from the real thing; the last entry is the p99.95. */
    private static final int ENTRIES = 1024;

    private static final int SHIFT = 64 - 10;

    private final float[] quantiles = new float[ENTRIES];

    private Spread(DoubleUnaryOperator quantile) {
        for (int i = 0; i < ENTRIES; i++) quantiles[i] = (float) quantile.applyAsDouble((i + 0.5) / ENTRIES);
    }

    /** Around 1, of which half lie above; sigma is that of the logarithm. */
    static Spread logNormal(double sigma) {
        return new Spread(part -> StrictMath.exp(sigma * normal(part)));
    }

    /** With a mean of 1: many small ones, few large ones. */
    static Spread exponential() {
        return new Spread(part -> -StrictMath.log(1 - part));
    }

    double at(long draw) {
        return quantiles[(int) (draw >>> SHIFT)];
    }

    /** Abramowitz and Stegun, 26.2.23: wrong by less than 0.00045. */
    private static double normal(double part) {
        double tail = StrictMath.min(part, 1 - part);
        double t = StrictMath.sqrt(-2 * StrictMath.log(tail));
        double above =
                t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
        return part < 0.5 ? -above : above;
    }
}
