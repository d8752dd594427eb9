package io.folkmoot.actors.records;

import io.folkmoot.actors.links.Inbound;
import io.folkmoot.persistence.records.Result;
import io.folkmoot.protocol.frames.Answer;
import io.folkmoot.protocol.frames.Failure;
import io.folkmoot.protocol.frames.Response;
import java.util.function.Consumer;

/** What the ways of serving share, and how they answer. */
record Holder(
        Records.Parts parts,
        Region region,
        Counts counts,
        Errands errands,
        Room room,
        Consumer<RuntimeException> mishaps) {

    void answer(Inbound.Asked asked, Answer answer) {
        asked.answerTo().tell(new Inbound.Answer(asked.request(), new Response(answer)));
    }

    void refuse(Inbound.Asked asked, Failure failure) {
        counts.raise(Count.of(failure.reason()));
        asked.answerTo().tell(new Inbound.Answer(asked.request(), failure));
    }

    /** One request or one step of it: what breaks is refused, or a stranger who finds a defect could stop the peer with it. */
    void serve(Inbound.Asked asked, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            mishaps.accept(e);
            refuse(asked, Refusing.broken());
        }
    }

    /** The next step, when the store has answered. */
    <A> Consumer<Result<A>> then(Inbound.Asked asked, Consumer<Result<A>> next) {
        return errands.then(result -> serve(asked, () -> next.accept(result)));
    }

    long wallMillis() {
        return parts.wallClock().millis();
    }

    long nanos() {
        return parts.clock().nanos();
    }
}
