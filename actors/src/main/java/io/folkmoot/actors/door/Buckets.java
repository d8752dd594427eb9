package io.folkmoot.actors.door;

import org.jspecify.annotations.Nullable;

/**
 * An allowance for each source, in a table that never grows beyond its places. A source has one of eight places, chosen by
 * a secret hash; where all are taken, the bucket that is full again soonest goes, which forgets the least: a source in debt
 * cannot shed it by forging others. Times count from zero, so that an empty place is simply a full bucket. Eight places
 * take memory once somebody has used one of them: most peers hear of few networks, and of floods seldom.
 */
final class Buckets {
    /** Enough that sources rarely crowd while places are free, and few enough to look at in some nanoseconds. */
    static final int WAYS = 8;

    /** Groups stand on shelves of so many, made with the first: a peer that hears of few networks has a few of them. */
    private static final int SHELF = 32;

    /** The sources, then when each is full again. */
    private final long[] @Nullable [] @Nullable [] groups;

    private final int count;

    private final long secret;

    Buckets(int places, long secret) {
        if (places < WAYS || places % WAYS != 0)
            throw new IllegalArgumentException("places are a multiple of " + WAYS + ", not " + places);
        this.count = places / WAYS;
        this.groups = new long[(count + SHELF - 1) / SHELF][][];
        this.secret = secret;
    }

    boolean take(long source, Rate rate, long now) {
        int number = number(source);
        long[] group = group(number);
        if (group == null) {
            if (!rate.allows(0, now)) return false;
            group = begin(number);
        }
        int place = place(group, source);
        long until = group[place] == source ? group[WAYS + place] : 0;
        if (!rate.allows(until, now)) return false;
        group[place] = source;
        group[WAYS + place] = rate.spend(until, now);
        return true;
    }

    private long @Nullable [] group(int number) {
        long[] @Nullable [] shelf = groups[number / SHELF];
        return shelf == null ? null : shelf[number % SHELF];
    }

    private long[] begin(int number) {
        long[] @Nullable [] shelf = groups[number / SHELF];
        if (shelf == null) {
            shelf = new long[SHELF][];
            groups[number / SHELF] = shelf;
        }
        long[] group = new long[2 * WAYS];
        shelf[number % SHELF] = group;
        return group;
    }

    /** The place that is the source's, or else the one to give it. */
    private static int place(long[] group, long source) {
        int soonest = 0;
        for (int place = 0; place < WAYS; place++) {
            if (group[place] == source) return place;
            if (group[WAYS + place] < group[WAYS + soonest]) soonest = place;
        }
        return soonest;
    }

    private int number(long source) {
        long mixed = mix(source ^ secret) >>> Integer.SIZE;
        return (int) ((mixed * count) >>> Integer.SIZE);
    }

    /** Every bit of the source moves every bit of the place (the finaliser of SplitMix64). */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    int places() {
        return count * WAYS;
    }

    /** How many sources are remembered because they have not got everything back yet. */
    int inDebt(long now) {
        int inDebt = 0;
        for (int number = 0; number < count; number++) {
            long[] group = group(number);
            if (group == null) continue;
            for (int place = 0; place < WAYS; place++) if (group[WAYS + place] > now) inDebt++;
        }
        return inDebt;
    }
}
