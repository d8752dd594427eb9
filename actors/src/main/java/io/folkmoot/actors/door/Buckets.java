package io.folkmoot.actors.door;

/**
 * An allowance for each source, in a table that never grows. A source has one of eight places, chosen by a secret hash;
 * where all are taken, the bucket that is full again soonest goes, which forgets the least: a source in debt cannot shed
 * it by forging others. Times count from zero, so that an empty place is simply a full bucket.
 */
final class Buckets {
    /** Enough that sources rarely crowd while places are free, and few enough to look at in some nanoseconds. */
    static final int WAYS = 8;

    private final long[] sources;
    private final long[] full;
    private final long secret;

    Buckets(int places, long secret) {
        if (places < WAYS || places % WAYS != 0)
            throw new IllegalArgumentException("places are a multiple of " + WAYS + ", not " + places);
        this.sources = new long[places];
        this.full = new long[places];
        this.secret = secret;
    }

    boolean take(long source, Rate rate, long now) {
        int place = place(source);
        long until = sources[place] == source ? full[place] : 0;
        if (!rate.allows(until, now)) return false;
        sources[place] = source;
        full[place] = rate.spend(until, now);
        return true;
    }

    /** The place that is the source's, or else the one to give it. */
    private int place(long source) {
        int first = first(source);
        int soonest = first;
        for (int place = first; place < first + WAYS; place++) {
            if (sources[place] == source) return place;
            if (full[place] < full[soonest]) soonest = place;
        }
        return soonest;
    }

    private int first(long source) {
        long mixed = mix(source ^ secret) >>> Integer.SIZE;
        return (int) ((mixed * (sources.length / WAYS)) >>> Integer.SIZE) * WAYS;
    }

    /** Every bit of the source moves every bit of the place (the finaliser of SplitMix64). */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    int places() {
        return sources.length;
    }

    /** How many sources are remembered because they have not got everything back yet. */
    int inDebt(long now) {
        int count = 0;
        for (long until : full) if (until > now) count++;
        return count;
    }
}
