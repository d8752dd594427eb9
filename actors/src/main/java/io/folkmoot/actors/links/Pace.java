package io.folkmoot.actors.links;

/**
 * How long to wait for an answer before asking again, from the round trips seen: smoothed mean and deviation with the
 * weights of RFC 6298, between a floor that a pause of the collector does not reach and a ceiling. While nothing is
 * measured the mean is negative, and the deviation counts how often patience was too short to measure.
 */
record Pace(long mean, long deviation) {
    private static final long MILLI = 1_000_000;
    /** Nothing measured: what nineteen of twenty round trips over the world take, and half of what a search gives strangers. */
    private static final long FIRST = 250 * MILLI;

    /** RFC 6298 takes half, for whole connections; one small packet more, now and then, is cheaper than a late answer. */
    private static final int FIRST_DEVIATION = 4;

    private static final long FLOOR = 50 * MILLI;
    private static final long CEILING = 2_000 * MILLI;

    /** From 250 ms to a second: no way on Earth is longer. */
    private static final int MOST_DOUBLINGS = 2;

    static final Pace UNKNOWN = new Pace(-1, 0);

    /**
     * An answer that may be one to any of several sendings. It measures nothing (RFC 6298, 3); but on a way that is longer
     * than first patience each request would be sent twice for ever, so the next one is given twice the time.
     */
    Pace ambiguous() {
        return mean >= 0 ? this : new Pace(-1, Math.min(deviation + 1, MOST_DOUBLINGS));
    }

    Pace measured(long roundTrip) {
        long trip = Math.max(0, roundTrip);
        if (mean < 0) return new Pace(trip, trip / FIRST_DEVIATION);
        return new Pace((7 * mean + trip) / 8, (3 * deviation + Math.abs(mean - trip)) / 4);
    }

    /**
     * Patience after the n-th sending, in nanoseconds: twice as long after every second one, up to four times. A window
     * bounds what is in flight, so this need not slow down further; and where every second packet is lost, by a flood at
     * the other end for one, only who tries often gets through.
     */
    long patience(int sendings) {
        long base = mean < 0 ? FIRST << deviation : Math.clamp(mean + 4 * deviation, FLOOR, CEILING);
        return Math.min(base << Math.min((sendings - 1) / 2, 2), CEILING);
    }
}
