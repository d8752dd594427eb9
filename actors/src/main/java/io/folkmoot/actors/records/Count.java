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
    REPAIR_ROUNDS,
    REPAIR_ROUNDS_FAILED,
    RECORDS_ANNOUNCED,
    ANNOUNCEMENTS_FAILED,
    RECORDS_FORGOTTEN,
    RECORDS_REFUSED_MALFORMED,
    RECORDS_REFUSED_UNSUPPORTED,
    RECORDS_REFUSED_NOT_RESPONSIBLE,
    RECORDS_REFUSED_BAD_TOKEN,
    RECORDS_REFUSED_STALE,
    RECORDS_REFUSED_CONFLICT,
    RECORDS_REFUSED_INVALID,
    RECORDS_REFUSED_OVER_QUOTA,
    RECORDS_REFUSED_RATE_LIMITED,
    RECORDS_REFUSED_BUSY,
    RECORDS_REFUSED_UNTRUSTED,
    RECORDS_REFUSED_STORAGE,
    RECORDS_REFUSED_INTERNAL;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Count of(Failure.Reason reason) {
        return switch (reason) {
            case MALFORMED, TOO_LARGE -> RECORDS_REFUSED_MALFORMED;
            case UNSUPPORTED -> RECORDS_REFUSED_UNSUPPORTED;
            case NOT_RESPONSIBLE -> RECORDS_REFUSED_NOT_RESPONSIBLE;
            case BAD_TOKEN -> RECORDS_REFUSED_BAD_TOKEN;
            case STALE -> RECORDS_REFUSED_STALE;
            case CONFLICT -> RECORDS_REFUSED_CONFLICT;
            case OVER_QUOTA -> RECORDS_REFUSED_OVER_QUOTA;
            case RATE_LIMITED -> RECORDS_REFUSED_RATE_LIMITED;
            case BUSY -> RECORDS_REFUSED_BUSY;
            case UNTRUSTED, REVOKED -> RECORDS_REFUSED_UNTRUSTED;
            case STORAGE -> RECORDS_REFUSED_STORAGE;
            case INTERNAL -> RECORDS_REFUSED_INTERNAL;
            case INVALID, NO_QUORUM, CLOSED, REJECTED -> RECORDS_REFUSED_INVALID;
        };
    }
}
