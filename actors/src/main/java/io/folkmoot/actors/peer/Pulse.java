package io.folkmoot.actors.peer;

import java.time.Duration;

/**
 * Whether anybody is out there: when a neighbour last showed that it lives, and whether those that were asked since kept
 * silent. Times are of the monotonic clock.
 */
record Pulse(long lastLife, long askedAt, int awaited, boolean inVain) {
    /** So long without a living neighbour, and a peer is isolated. */
    static final Duration ISOLATED_AFTER = Duration.ofMinutes(1);

    /** Among quiet neighbours one asks now and then; more often would be most of what an idle mesh does. */
    private static final Duration QUIET = Duration.ofMinutes(5);

    private static final Duration ASK_AGAIN = Duration.ofSeconds(20);

    static Pulse at(long now) {
        return new Pulse(now, now, 0, false);
    }

    Pulse alive(long now) {
        return new Pulse(now, askedAt, awaited, false);
    }

    /** So many are asked now. */
    Pulse asked(int peers, long now) {
        return new Pulse(lastLife, now, peers, inVain);
    }

    /** One of those asked does not answer; all of them, and it was in vain. */
    Pulse silent() {
        if (awaited == 0) return this;
        return new Pulse(lastLife, askedAt, awaited - 1, inVain || (awaited == 1 && lastLife <= askedAt));
    }

    /** Somebody who wants to know makes it due sooner. */
    boolean isAskingDue(long now, boolean wanted) {
        Duration patience = wanted || inVain ? ISOLATED_AFTER : QUIET;
        return now - lastLife >= patience.toNanos() && now - askedAt >= ASK_AGAIN.toNanos();
    }

    boolean isIsolated(int known, long now) {
        return now - lastLife >= ISOLATED_AFTER.toNanos() && (known == 0 || inVain);
    }
}
