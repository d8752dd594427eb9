package io.folkmoot.actors.door;

/** One allowance that everybody shares. It keeps a single number: when it will be full again. */
final class Bucket {
    private final Rate rate;
    private final Rate spare;
    private long full;

    Bucket(Rate rate) {
        this.rate = rate;
        this.spare = rate.withHalfBurst();
    }

    boolean take(long now) {
        return take(rate, now);
    }

    /** Takes one only where half of what may be saved up is left, so that others find theirs. */
    boolean takeSpare(long now) {
        return take(spare, now);
    }

    private boolean take(Rate limit, long now) {
        if (!limit.allows(full, now)) return false;
        full = rate.spend(full, now);
        return true;
    }
}
