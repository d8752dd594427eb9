package io.folkmoot.protocol.records;

import java.util.Optional;

/** Whether a candidate may take the place of what its slot holds. */
final class Swap {
    private Swap() {}

    static Optional<Refusal> problem(Optional<SignedRecord> held, Expected expected, SignedRecord candidate) {
        return unexpected(held, expected).or(() -> held.flatMap(current -> behind(current, candidate)));
    }

    private static Optional<Refusal> unexpected(Optional<SignedRecord> held, Expected expected) {
        Expected found = held.<Expected>map(record -> new Expected.Sequence(record.sequence()))
                .orElseGet(Expected.Nothing::new);
        boolean fits = expected instanceof Expected.Anything || expected.equals(found);
        return fits ? Optional.empty() : Optional.of(new Refusal.UnexpectedSequence(expected, found));
    }

    private static Optional<Refusal> behind(SignedRecord current, SignedRecord candidate) {
        return switch (candidate.kind().way()) {
            // Copies of one body do not compete: the other one only lives longer.
            case IMMUTABLE -> Optional.empty();
            case CERTIFIED -> stale(current, candidate, candidate.sequence() < current.sequence());
            case OWNED, SET ->
                stale(current, candidate, !isNewer(current, candidate)).or(() -> outOfTime(current, candidate));
        };
    }

    /** Two versions of one number are the issuer's mistake, except for the tombstone of that very version. */
    private static boolean isNewer(SignedRecord current, SignedRecord candidate) {
        return candidate.sequence() > current.sequence()
                || (candidate.sequence() == current.sequence() && candidate.isTombstone() && !current.isTombstone());
    }

    private static Optional<Refusal> stale(SignedRecord current, SignedRecord candidate, boolean isStale) {
        return isStale
                ? Optional.of(new Refusal.StaleSequence(current.sequence(), candidate.sequence()))
                : Optional.empty();
    }

    /** Retention rests on this: what is outranked was created earlier, so it expires before its successor is forgotten. */
    private static Optional<Refusal> outOfTime(SignedRecord current, SignedRecord candidate) {
        return candidate.created() < current.created()
                ? Optional.of(new Refusal.CreatedBeforeCurrent(candidate.created(), current.created()))
                : Optional.empty();
    }
}
