package io.folkmoot.actors.records;

import io.folkmoot.persistence.records.Result;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;

/** Brings what the store says, on its own thread, back into the turns of the actor that asked. */
record Errands(ActorRef<Errands.Returned> to) {
    /** What the actor does next. */
    record Returned(Runnable next) {}

    <A> Consumer<Result<A>> then(Consumer<Result<A>> next) {
        return result -> to.tell(new Returned(() -> next.accept(result)));
    }
}
