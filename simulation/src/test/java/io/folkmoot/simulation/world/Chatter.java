package io.folkmoot.simulation.world;

import java.time.Duration;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/** Says a word to its partner whenever it hears one, and one of its own accord every second. */
final class Chatter {
    sealed interface Command {}

    record Meet(ActorRef<Command> partner) implements Command {}

    record Word(int number) implements Command {}

    private record Lonely() implements Command {}

    private final TimerScheduler<Command> timers;
    private @Nullable ActorRef<Command> partner;
    private int heard;

    private Chatter(TimerScheduler<Command> timers) {
        this.timers = timers;
    }

    static Behavior<Command> create() {
        return Behaviors.withTimers(timers -> new Chatter(timers).chatting());
    }

    private Behavior<Command> chatting() {
        timers.startTimerWithFixedDelay(new Lonely(), Duration.ofSeconds(1));
        return Behaviors.receiveMessage(command -> {
            switch (command) {
                case Meet meet -> partner = meet.partner();
                case Word word -> {
                    heard++;
                    if (word.number() < 20) say(word.number() + 1);
                }
                case Lonely lonely -> say(heard % 3);
            }
            return Behaviors.same();
        });
    }

    private void say(int number) {
        if (partner != null) partner.tell(new Word(number));
    }
}
