package io.folkmoot.protocol.trust;

import io.folkmoot.protocol.keys.PublicKey;
import java.util.List;

/** Whether an operator is trusted, with the lines that explain it to a person. */
public sealed interface Verdict {
    /** One line of an explanation; what is further in explains what is before it. */
    record Line(int indent, String text) {}

    List<Line> why();

    /**
     * Trusted, until {@code until} if nothing changes. {@code paths} lead to different founders and share no operator; a
     * founder has none.
     */
    record Trusted(int depth, int maxAgents, long until, List<List<PublicKey>> paths, List<Line> why)
            implements Verdict {}

    /** Lost its endorsers less than seven days ago; until {@code until} it may read, and find others. */
    record Grace(long until, Refusal missing, List<Line> why) implements Verdict {}

    record Refused(Refusal reason, List<Line> why) implements Verdict {}

    default boolean isTrusted() {
        return this instanceof Trusted;
    }
}
