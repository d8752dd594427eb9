package io.folkmoot.actors.lookup;

import io.folkmoot.actors.links.Reply;
import io.folkmoot.protocol.frames.Answer;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.frames.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one search is for: what it asks, what it makes of the answers, and when that is enough. */
sealed interface Errand permits Finding, Fetching, Placing {
    /** Looks at what this peer has itself. */
    default void begin() {}

    Message question(Candidate to);

    /** Takes an answer to the question; the peers that it names, or null if it is none. */
    @Nullable
    List<Contact> take(Candidate from, Answer answer);

    /** How many of the closest have to answer. */
    int needed();

    /** Looks whether there is an outcome to tell; {@code searched} says that all who are needed have answered. */
    void look(boolean searched);

    /** Whether more peers may still be asked. */
    boolean isSearching();

    /** Anything but an answer to the question, or the lack of one. */
    default void replied(Request request, Reply reply) {
        throw new IllegalStateException("nobody asked for " + request.purpose);
    }

    /** How it stands, now that nothing more may come. */
    Outcome soFar();

    /** Whether the closest may be asked before it is certain that they are; whoever compares what they hold needs certainty. */
    default boolean isHasty() {
        return true;
    }
}
