package io.folkmoot.persistence.records;

import io.folkmoot.protocol.keys.PublicKey;

/**
 * Whose records are kept at any price, how many bytes of records there may be, and how many calls may wait. Close to its
 * own place in the key space a peer answers for the most, so what lies farthest from there is given up first.
 */
public record Allowance(PublicKey self, long maxBytes, int maxWaiting) {
    /** Many times what one peer has in flight, and a queue of 64 KiB records still fits into memory. */
    public static final int USUAL_WAITING = 4_096;

    public Allowance {
        if (maxBytes < 0) throw new IllegalArgumentException("a store of " + maxBytes + " bytes");
        if (maxWaiting < 1) throw new IllegalArgumentException("a store with " + maxWaiting + " calls waiting");
    }

    public static Allowance of(PublicKey self, long maxBytes) {
        return new Allowance(self, maxBytes, USUAL_WAITING);
    }
}
