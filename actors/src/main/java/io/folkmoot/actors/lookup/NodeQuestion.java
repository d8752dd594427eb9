package io.folkmoot.actors.lookup;

import io.folkmoot.protocol.frames.Answer;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.frames.FindNode;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.identity.Point;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** FIND_NODE as searches ask it of every candidate, and what they take from the answer: closer peers and a token. */
record NodeQuestion(FindNode message) {

    static NodeQuestion about(Point target) {
        NodeId id = target instanceof NodeId node ? node : new NodeId(target.a(), target.b(), target.c(), target.d());
        return new NodeQuestion(new FindNode(id, Contact.MAX_IN_ANSWER));
    }

    /** Null if it is no answer to this question. */
    @Nullable
    List<Contact> take(Candidate from, Answer answer) {
        if (!(answer instanceof Answer.Nodes nodes)) return null;
        from.token = nodes.token();
        return nodes.contacts();
    }
}
