package io.folkmoot.actors.lookup;

import io.folkmoot.config.Settings;
import io.folkmoot.protocol.keys.PublicKey;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait for each peer, from the round trips that it has shown: three times what nineteen of twenty take, within
 * a floor and a ceiling. And how long is usual: as four of five answers of all peers take, or less where the peer itself is
 * quick; who takes longer is still waited for, beside others. All searches of a peer share this memory; when it is full, the one not
 * asked for longest is forgotten.
 */
final class Patience {
    /** About 150 bytes each; more than the table of a large network, whose members are asked most. */
    static final int MOST_REMEMBERED = 256;
    /** Two mean deviations above the mean lie nineteen of twenty values, as long as they are about normal. */
    private static final int DEVIATIONS = 2;

    private static final int TIMES = 3;
    /** So that one round trip gives the next request almost four: time to repeat it after two, and for the answer. */
    private static final int FIRST_DEVIATION = 8;

    private final long first;
    private final long floor;
    private final long ceiling;
    private @Nullable Estimate everybody;
    private final Map<PublicKey, Estimate> estimates = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<PublicKey, Estimate> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    Patience(Settings.Lookup settings) {
        first = settings.firstTimeout().toNanos();
        floor = settings.timeoutFloor().toNanos();
        ceiling = settings.timeoutCeiling().toNanos();
    }

    /** In nanoseconds, never longer than for a stranger: what four of five answers of all peers take. */
    synchronized long usual() {
        if (everybody == null) return first;
        return Math.clamp(everybody.above(1), Math.min(floor, first), first);
    }

    /** The same of this peer, where it is known for being quicker than others. */
    synchronized long usual(PublicKey peer) {
        long others = usual();
        Estimate estimate = estimates.get(peer);
        return estimate == null ? others : Math.clamp(estimate.above(DEVIATIONS), Math.min(floor, others), others);
    }

    /** In nanoseconds. Searches may run on several threads. */
    synchronized long with(PublicKey peer) {
        Estimate estimate = estimates.get(peer);
        return estimate == null ? first : Math.clamp(TIMES * estimate.above(DEVIATIONS), floor, ceiling);
    }

    synchronized void answered(PublicKey peer, long roundTrip) {
        long trip = Math.max(0, roundTrip);
        Estimate estimate = estimates.get(peer);
        if (estimate == null) estimates.put(peer, new Estimate(trip));
        else estimate.measured(trip);
        if (everybody == null) everybody = new Estimate(trip);
        else everybody.measured(trip);
    }

    /**
     * A peer that was too slow is a stranger again: most are dead, and should cost the next search no more. If its path has
     * only become slower, its late answer is measured all the same.
     */
    synchronized void passedOver(PublicKey peer) {
        estimates.remove(peer);
    }

    long ceiling() {
        return ceiling;
    }

    synchronized int size() {
        return estimates.size();
    }

    /** Smoothed mean and mean deviation, with the weights of RFC 6298, section 2. */
    private static final class Estimate {
        long mean;
        long deviation;

        Estimate(long roundTrip) {
            mean = roundTrip;
            deviation = roundTrip / FIRST_DEVIATION;
        }

        void measured(long roundTrip) {
            deviation = (3 * deviation + Math.abs(mean - roundTrip)) / 4;
            mean = (7 * mean + roundTrip) / 8;
        }

        long above(int deviations) {
            return mean + deviations * deviation;
        }
    }
}
