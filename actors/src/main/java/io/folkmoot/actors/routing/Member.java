package io.folkmoot.actors.routing;

import io.folkmoot.protocol.identity.NodeId;
import java.util.OptionalLong;

/**
 * One contact of a bucket, and what we know of it from our own round trips. Times are of the monotonic clock; a round trip
 * of less than nothing was never measured. Failures are those since it last answered.
 */
record Member(Located peer, long verifiedNanos, long roundTripNanos, int failures, boolean checking) {
    static final long UNMEASURED = -1;

    /** Smoothing of RFC 6298: an eighth of the newest. */
    private static final int WEIGHT = 8;

    static Member verified(Located peer, long now, long roundTripNanos) {
        return new Member(peer, now, roundTripNanos, 0, false);
    }

    NodeId id() {
        return peer.id();
    }

    OptionalLong roundTrip() {
        return roundTripNanos < 0 ? OptionalLong.empty() : OptionalLong.of(roundTripNanos);
    }

    Member answered(Located at, long now, long trip) {
        return new Member(at, now, smoothed(trip), 0, false);
    }

    private long smoothed(long trip) {
        if (trip < 0) return roundTripNanos;
        return roundTripNanos < 0 ? trip : (roundTripNanos * (WEIGHT - 1) + trip) / WEIGHT;
    }

    Member failed(int times) {
        return new Member(peer, verifiedNanos, roundTripNanos, times, checking);
    }

    Member checking(boolean now) {
        return new Member(peer, verifiedNanos, roundTripNanos, failures, now);
    }
}
