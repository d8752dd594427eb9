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

    /** The sources, then when each is full again. */
    private final long[] @Nullable [] groups;

    private final long secret;

    Buckets(int places, long secret) {
        if (places < WAYS || places % WAYS != 0)
            throw new IllegalArgumentException("places are a multiple of " + WAYS + ", not " + places);
        this.groups = new long[places / WAYS][];
        this.secret = secret;
    }

    boolean take(long source, Rate rate, long now) {
        int number = number(source);
        long[] group = groups[number];
        if (group == null) {
            if (!rate.allows(0, now)) return false;
            group = new long[2 * WAYS];
            groups[number] = group;
        }
        int place = place(group, source);
        long until = group[place] == source ? group[WAYS + place] : 0;
        if (!rate.allows(until, now)) return false;
        group[place] = source;
        group[WAYS + place] = rate.spend(until, now);
        return true;
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
        return (int) ((mixed * groups.length) >>> Integer.SIZE);
    }

    /** Every bit of the source moves every bit of the place (the finaliser of SplitMix64). */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    int places() {
        return groups.length * WAYS;
    }

    /** How many sources are remembered because they have not got everything back yet. */
    int inDebt(long now) {
        int count = 0;
        for (long[] group : groups) {
            if (group == null) continue;
            for (int place = 0; place < WAYS; place++) if (group[WAYS + place] > now) count++;
        }
        return count;
    }
}
