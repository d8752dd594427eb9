package io.folkmoot.protocol.trust;

import io.folkmoot.protocol.bytes.Bytes;

/** A statement of a set, with the moment from which its issuer's other statements contradict it. */
record Held<T extends TrustStatement>(Bytes id, T body, long contradictedAt) {
    static final long NEVER = Long.MAX_VALUE;

    /** Contradicted once more, from this moment on. */
    Held<T> contradictedAt(long moment) {
        return new Held<>(id, body, Math.min(contradictedAt, moment));
    }

    boolean standsAt(long moment) {
        return moment < contradictedAt;
    }
}
