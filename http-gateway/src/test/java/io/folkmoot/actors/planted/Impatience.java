package io.folkmoot.actors.planted;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.receptionist.Receptionist;

/** Pekko's own ways out of virtual time; it never runs. */
final class Impatience {
    CompletionStage<String> asked(ActorRef<ActorRef<String>> actor, ActorSystem<?> system) {
        return AskPattern.ask(actor, self -> self, Duration.ofSeconds(1), system.scheduler());
    }

    void askedWithin(ActorContext<String> context, ActorRef<ActorRef<String>> actor) {
        context.ask(String.class, actor, Duration.ofSeconds(1), self -> self, (answer, failure) -> "x");
    }

    void piped(ActorContext<String> context, CompletionStage<String> future) {
        context.pipeToSelf(future, (answer, failure) -> "x");
    }

    SupervisorStrategy limited() {
        return SupervisorStrategy.restart().withLimit(2, Duration.ofSeconds(10));
    }

    ActorRef<Receptionist.Command> known(ActorSystem<?> system) {
        return Receptionist.get(system).ref();
    }
}
