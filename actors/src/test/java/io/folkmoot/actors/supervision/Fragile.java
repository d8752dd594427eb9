package io.folkmoot.actors.supervision;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.PreRestart;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** Says what happens to him, gives back what he is told, and breaks at the word. */
final class Fragile {
    static final String BREAK = "break";

    private Fragile() {}

    /** A breakage that a test wants. */
    static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1;

        Broken() {
            super("it was dropped");
        }
    }

    static Behavior<String> create(ActorRef<String> listener) {
        return Behaviors.setup(context -> {
            listener.tell("begun");
            context.spawn(Behaviors.<String>ignore(), "child");
            return Behaviors.receive(String.class)
                    .onMessage(String.class, word -> {
                        if (word.equals(BREAK)) throw new Broken();
                        listener.tell(word);
                        return Behaviors.same();
                    })
                    .onSignal(PreRestart.class, signal -> {
                        listener.tell("restarted");
                        return Behaviors.same();
                    })
                    .onSignal(PostStop.class, signal -> {
                        listener.tell("ended");
                        return Behaviors.same();
                    })
                    .build();
        });
    }
}
