package io.folkmoot.protocol.records;

import java.util.Comparator;

/**
 * The one order that decides everything: of two records in a slot the greater stays, on every peer alike. It is total
 * down to the signature, because an issuer can sign the same statement twice and the bytes are kept as they came.
 */
final class Rank {
    /** Nobody chooses a hash freely, so the smaller id is as good a last word as any. */
    private static final Comparator<SignedRecord> ID = Comparator.comparing(SignedRecord::id)
            .thenComparing(r -> r.signed().signature().bytes())
            .reversed();

    private static final Comparator<SignedRecord> BODY =
            Comparator.comparingLong(SignedRecord::expires).thenComparing(ID);

    private static final Comparator<SignedRecord> VERSION = Comparator.comparingLong(SignedRecord::sequence)
            .thenComparing(SignedRecord::isTombstone)
            .thenComparing(ID);

    /** Between equal tokens the longer life, so that somebody else may keep a tally alive after its first issuer left. */
    private static final Comparator<SignedRecord> TOKEN = Comparator.comparingLong(SignedRecord::sequence)
            .thenComparingLong(SignedRecord::expires)
            .thenComparing(ID);

    private Rank() {}

    static Comparator<SignedRecord> of(Kind kind) {
        return switch (kind.way()) {
            case IMMUTABLE -> BODY;
            case OWNED, SET -> VERSION;
            case CERTIFIED -> TOKEN;
        };
    }

    static SignedRecord greater(SignedRecord left, SignedRecord right) {
        return of(left.kind()).compare(left, right) >= 0 ? left : right;
    }
}
