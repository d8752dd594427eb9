package io.folkmoot.protocol.records;

import java.util.Optional;

/** What becomes of a record that is offered to a set on request, as opposed to merged in from another holder. */
public sealed interface Offer {
    /** Taken, or held already: a writer who asks again because an answer was lost hears the same. */
    record Accepted(RecordSet next) implements Offer {}

    record Refused(Refusal refusal) implements Offer {}

    /**
     * Compare and swap. The slot never goes back, and the writer learns why instead of losing in silence; where copies
     * merge, the same order decides without asking.
     */
    static Offer of(RecordSet held, Expected expected, SignedRecord candidate) {
        Optional<SignedRecord> rival = held.rivalOf(candidate);
        if (rival.isPresent() && rival.get().id().equals(candidate.id())) return new Accepted(held);
        return Swap.problem(rival, expected, candidate)
                .<Offer>map(Refused::new)
                .orElseGet(() -> within(held.with(candidate), candidate));
    }

    private static Offer within(RecordSet next, SignedRecord candidate) {
        boolean competes =
                candidate.kind().way() == Way.OWNED || candidate.kind().way() == Way.SET;
        // Of one body or one token another copy may live longer; what the writer wanted held is held.
        if (!competes) return new Accepted(next);
        boolean kept = next.rivalOf(candidate).filter(candidate::equals).isPresent();
        return kept ? new Accepted(next) : new Refused(new Refusal.OverQuota(candidate.kind()));
    }
}
