package io.folkmoot.protocol.trust;

import java.time.Duration;
import java.time.Instant;

/** Moments in milliseconds since 1970, as statements carry them. */
final class Times {
    /** The end of the year 9999: later moments are typing errors, and sums with them could overflow. */
    static final long MAX = 253_402_300_799_999L;

    /** The longest life of a certificate: what was endorsed half a year ago is worth being looked at again. */
    static final long HALF_YEAR = Duration.ofDays(180).toMillis();

    private Times() {}

    static void requireMoment(String field, long moment) {
        if (moment < 0 || moment > MAX)
            throw new IllegalArgumentException(field + " must be within 1970 to 9999: " + moment);
    }

    static String text(long moment) {
        return Instant.ofEpochMilli(moment).toString();
    }
}
