package io.folkmoot.actors.lookup;

import io.folkmoot.protocol.frames.Answer;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.frames.FindNode;
import io.folkmoot.protocol.frames.Message;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.identity.Point;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is closest to a point: done when the k closest have answered. */
final class Finding implements Errand {
    private final Lookup lookup;
    private final int k;
    private final FindNode question;

    Finding(Lookup lookup, Point target, int k) {
        this.lookup = lookup;
        this.k = k;
        this.question = question(target);
    }

    static FindNode question(Point target) {
        NodeId id = target instanceof NodeId node ? node : new NodeId(target.a(), target.b(), target.c(), target.d());
        return new FindNode(id, Contact.MAX_IN_ANSWER);
    }

    @Override
    public Message question(Candidate to) {
        return question;
    }

    @Override
    public @Nullable List<Contact> take(Candidate from, Answer answer) {
        if (!(answer instanceof Answer.Nodes nodes)) return null;
        from.token = nodes.token();
        return nodes.contacts();
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
