package io.folkmoot.actors.lookup;

import io.folkmoot.protocol.frames.Answer;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.frames.Message;
import io.folkmoot.protocol.identity.Point;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is closest to a point: done when the k closest have answered. */
final class Finding implements Errand {
    private final Lookup lookup;
    private final int k;
    private final NodeQuestion question;

    Finding(Lookup lookup, Point target, int k) {
        this.lookup = lookup;
        this.k = k;
        this.question = NodeQuestion.about(target);
    }

    @Override
    public Message question(Candidate to) {
        return question.message();
    }

    @Override
    public @Nullable List<Contact> take(Candidate from, Answer answer) {
        return question.take(from, answer);
    }

    @Override
    public int needed() {
        return k;
    }

    @Override
    public void look(boolean searched) {
        if (searched && isSearching()) lookup.conclude(closest(true));
    }

    @Override
    public boolean isSearching() {
        return !lookup.isConcluded();
    }

    @Override
    public Outcome soFar() {
        return closest(false);
    }

    private Outcome closest(boolean complete) {
        List<Responder> peers =
                lookup.list().answered(k).stream().map(Candidate::responder).toList();
        return new Outcome.Closest(lookup.ref(), peers, complete, lookup.course());
    }
}
