package io.folkmoot.gateway.links;

import io.folkmoot.actors.links.Inbound;
import io.folkmoot.actors.links.Inbound.Asked;
import io.folkmoot.actors.links.Inbound.StreamOffered;
import io.folkmoot.actors.links.Inbound.Told;
import io.folkmoot.actors.links.Inbound.Withdrawn;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Answer.Accepted;
import io.folkmoot.protocol.frames.Answer.Nodes;
import io.folkmoot.protocol.frames.Failure;
import io.folkmoot.protocol.frames.FindNode;
import io.folkmoot.protocol.frames.Message;
import io.folkmoot.protocol.frames.Response;
import io.folkmoot.protocol.frames.Send;
import io.folkmoot.protocol.frames.Store;
import java.util.List;
import java.util.OptionalLong;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** Answers for a process that has links and nothing above them: it gives back what it is sent, and knows nobody. */
public final class Echo {
    /** Nothing can be stored here, so no token is good for anything. */
    private static final Bytes NO_TOKEN = Bytes.adopt(new byte[Store.TOKEN]);

    private Echo() {}

    public static Behavior<Inbound> create() {
        return Behaviors.receiveMessage(inbound -> {
            switch (inbound) {
                case Asked asked -> asked.answerTo().tell(new Inbound.Answer(asked.request(), answer(asked.message())));
                case StreamOffered offered -> offered.stream().reset();
                case Told told -> {}
                case Withdrawn withdrawn -> {}
            }
            return Behaviors.same();
        });
    }

    static Message answer(Message request) {
        return switch (request) {
            case Send(Bytes sealed) -> new Response(new Accepted(sealed));
            case FindNode find -> new Response(new Nodes(List.of(), NO_TOKEN));
            default ->
                new Failure(
                        Failure.Reason.UNSUPPORTED,
                        "links alone answer here; nothing is stored or looked up",
                        OptionalLong.empty(),
                        List.of());
        };
    }
}
