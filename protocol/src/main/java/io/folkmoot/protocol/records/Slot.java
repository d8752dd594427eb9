package io.folkmoot.protocol.records;

import java.util.Comparator;

/** Where under its key a record belongs: beside those of other issuers and names, never over them. */
final class Slot {
    /** One slot for all that lies under the key. */
    private static final Comparator<SignedRecord> SHARED = Comparator.comparing(SignedRecord::kind);

    private static final Comparator<SignedRecord> ISSUER_AND_NAME =
            Comparator.comparing(SignedRecord::issuer).thenComparing(SignedRecord::name);

    private Slot() {}

    /** Equal for records in the same slot; those of one issuer stand side by side. */
    static Comparator<SignedRecord> order(Kind kind) {
        return switch (kind.way()) {
            case IMMUTABLE, CERTIFIED -> SHARED;
            case OWNED, SET -> ISSUER_AND_NAME;
        };
    }
}
