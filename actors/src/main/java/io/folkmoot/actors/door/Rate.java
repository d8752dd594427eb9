package io.folkmoot.actors.door;

/** An allowance: so many a second in the long run, and so many at once after a rest. */
public record Rate(int perSecond, int burst) {
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    /** More would let a source save up for longer than any flood lasts; it also keeps all times far from overflowing. */
    private static final long MOST_SECONDS_OF_BURST = 3600;

    public Rate {
        if (perSecond < 1 || perSecond > NANOS_PER_SECOND)
            throw new IllegalArgumentException("per second out of 1 to " + NANOS_PER_SECOND + ": " + perSecond);
        if (burst < 1 || burst > perSecond * MOST_SECONDS_OF_BURST)
            throw new IllegalArgumentException("burst out of 1 to an hour's allowance: " + burst);
    }

    Rate withHalfBurst() {
        return new Rate(perSecond, Math.max(1, burst / 2));
    }

    /** How long a spent one takes to come back, rounded up: rather one too few than one too many. */
    long interval() {
        return (NANOS_PER_SECOND + perSecond - 1) / perSecond;
    }

    /** Whether a bucket that will be full at the given time, if nothing more is taken, has one left now. */
    boolean allows(long full, long now) {
        return full - now <= (burst - 1) * interval();
    }

    /** When that bucket will be full once one more is taken. */
    long spend(long full, long now) {
        return Math.max(full, now) + interval();
    }
}
