package io.folkmoot.protocol.trust;

import java.time.Duration;
import java.util.Optional;

/** Fails closed: a peer that has not heard for long that its trust set is current decides nothing for others. */
public final class Freshness {
    /** The longest that someone revoked may go on deciding where no news arrives. */
    public static final long LIMIT = Duration.ofDays(1).toMillis();

    private Freshness() {}

    /** A confirmation from the future is none: a clock that ran ahead once would otherwise keep the set fresh for long. */
    public static boolean isFresh(long confirmedAt, long now) {
        return confirmedAt <= now + RevocationRule.TOLERANCE && now - confirmedAt <= LIMIT;
    }

    public static Optional<Refusal> refusal(Action action, long confirmedAt, long now) {
        return action.decides() && !isFresh(confirmedAt, now) ? Optional.of(Refusal.STALE) : Optional.empty();
    }
}
