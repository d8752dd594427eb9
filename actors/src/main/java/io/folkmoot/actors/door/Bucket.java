package io.folkmoot.actors.door;

/** One allowance that everybody shares. It keeps a single number: when it will be full again. */
final class Bucket {
    private final Rate rate;
    private long full;

    Bucket(Rate rate) {
        this.rate = rate;
    }

    boolean take(long now) {
        if (!rate.allows(full, now)) return false;
        full = rate.spend(full, now);
        return true;
    }
}
