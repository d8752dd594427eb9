package io.folkmoot.gateway.bench;

import io.folkmoot.actors.links.Inbound;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Answer;
import io.folkmoot.protocol.frames.Frame;
import io.folkmoot.protocol.frames.Message;
import io.folkmoot.protocol.frames.Response;
import io.folkmoot.protocol.frames.Send;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** Accepts whatever it is sent, at once, so that nothing but the links is measured. */
final class Accepting {
    /** Length of the frame of every request, and of every answer. */
    static final int FRAME = 200;

    /** Request ids of four bytes take five in CBOR, as those of real links do. */
    private static final long SOME_ID = Integer.MAX_VALUE;

    static final Message REQUEST = filled(body -> new Send(body));
    private static final Message ANSWER = filled(body -> new Response(new Answer.Accepted(body)));

    private Accepting() {}

    private interface Maker {
        Message of(Bytes body);
    }

    private static Message filled(Maker maker) {
        int around = new Frame(SOME_ID, maker.of(Bytes.adopt(new byte[FRAME / 2])))
                        .write()
                        .length()
                - FRAME / 2;
        return maker.of(Bytes.adopt(new byte[FRAME - around]));
    }

    static Behavior<Inbound> create() {
        return Behaviors.receiveMessage(inbound -> {
            if (inbound instanceof Inbound.Asked asked)
                asked.answerTo().tell(new Inbound.Answer(asked.request(), ANSWER));
            return Behaviors.same();
        });
    }
}
