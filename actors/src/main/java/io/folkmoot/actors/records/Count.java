package io.folkmoot.actors.records;

import io.folkmoot.protocol.frames.Failure;
import java.util.Locale;

/** What the holding of records counts, refusals by their reason among it; the word is what operators see. */
public enum Count {
    VALUES_ANSWERED,
    VALUES_SAME,
    RECORDS_SERVED,
    RECORDS_STORED,
    COPIES_RECEIVED,
    COPIES_SENT,
    COPIES_REFUSED,
    SYNCS_ANSWERED,
    SYNCS_SENT,
    ROUNDS_BEGUN,
    ROUNDS_FAILED,
    RECORDS_ANNOUNCED,
    ANNOUNCEMENTS_FAILED,
    RECORDS_FORGOTTEN,
    REPAIR_CRASHED,
    REFUSED_MALFORMED,
    REFUSED_UNSUPPORTED,
    REFUSED_NOT_RESPONSIBLE,
    REFUSED_BAD_TOKEN,
    REFUSED_STALE,
    REFUSED_CONFLICT,
    REFUSED_INVALID,
    REFUSED_OVER_QUOTA,
    REFUSED_RATE_LIMITED,
    REFUSED_BUSY,
    REFUSED_UNTRUSTED,
    REFUSED_STORAGE;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Count of(Failure.Reason reason) {
        return switch (reason) {
            case MALFORMED, TOO_LARGE -> REFUSED_MALFORMED;
            case UNSUPPORTED -> REFUSED_UNSUPPORTED;
            case NOT_RESPONSIBLE -> REFUSED_NOT_RESPONSIBLE;
            case BAD_TOKEN -> REFUSED_BAD_TOKEN;
            case STALE -> REFUSED_STALE;
            case CONFLICT -> REFUSED_CONFLICT;
            case OVER_QUOTA -> REFUSED_OVER_QUOTA;
            case RATE_LIMITED -> REFUSED_RATE_LIMITED;
            case BUSY -> REFUSED_BUSY;
            case UNTRUSTED, REVOKED -> REFUSED_UNTRUSTED;
            case STORAGE, INTERNAL -> REFUSED_STORAGE;
            case INVALID, NO_QUORUM, CLOSED, REJECTED -> REFUSED_INVALID;
        };
    }
}
