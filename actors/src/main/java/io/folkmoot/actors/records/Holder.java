package io.folkmoot.actors.records;

import io.folkmoot.actors.links.Inbound;
import io.folkmoot.protocol.frames.Answer;
import io.folkmoot.protocol.frames.Failure;
import io.folkmoot.protocol.frames.Response;

/** What the ways of serving share, and how they answer. */
record Holder(Records.Parts parts, Region region, Counts counts, Errands errands, Room room) {

    void answer(Inbound.Asked asked, Answer answer) {
        asked.answerTo().tell(new Inbound.Answer(asked.request(), new Response(answer)));
    }

    void refuse(Inbound.Asked asked, Failure failure) {
        counts.raise(Count.of(failure.reason()));
        asked.answerTo().tell(new Inbound.Answer(asked.request(), failure));
    }

    long wallMillis() {
        return parts.wallClock().millis();
    }

    long nanos() {
        return parts.clock().nanos();
    }
}
