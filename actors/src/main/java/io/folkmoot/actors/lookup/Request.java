package io.folkmoot.actors.lookup;

import io.folkmoot.actors.routing.Experience;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request of a search: for what it is, and, once it is over, what came of it. */
final class Request {
    /** What a search asks of a peer. */
    enum Purpose {
        SEARCH,
        /** Have it hold the record that the search is for. */
        STORE,
        /** A fresh token, because it has forgotten the one that it gave. */
        RENEW,
        /** Have it hold what it lacks of what others hold. */
        MEND
    }

    final Candidate to;
    final Purpose purpose;
    private final long startedAt;
    private long took = -1;
    private String outcome = "under way";
    private int closer;
    private @Nullable Experience experience;

    Request(Candidate to, Purpose purpose, long startedAt) {
        this.to = to;
        this.purpose = purpose;
        this.startedAt = startedAt;
    }

    boolean isOver() {
        return took >= 0;
    }

    void answered(long now, long roundTrip) {
        took = now - startedAt;
        experience = new Experience(to.peer().contact(), true, roundTrip);
    }

    void unanswered(long now, boolean peersFault) {
        took = now - startedAt;
        if (peersFault) experience = new Experience(to.peer().contact(), false, 0);
    }

    void outcome(String words, int named) {
        outcome = words;
        closer = named;
    }

    /** Nothing, as long as the peer had no chance to show how it behaves. */
    Optional<Experience> experience() {
        return Optional.ofNullable(experience);
    }

    Hop hop(long begun, long now) {
        long lasted = isOver() ? took : now - startedAt;
        return new Hop(to.peer(), to.path, to.depth, startedAt - begun, lasted, outcome, closer);
    }
}
