package io.folkmoot.actors.supervision;

import io.folkmoot.actors.time.MonotonicClock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * What the parents of one peer spawn their children by. It keeps the counts of crashes, and has each crash logged once,
 * with the part, the actor and the reason. Clock and dice are the peer's own, because Pekko's back-off reads others.
 */
public final class Supervision {
    private final MonotonicClock clock;
    private final RandomGenerator dice;
    private final CrashCounts counts = new CrashCounts();

    public Supervision(MonotonicClock clock, RandomGenerator dice) {
        this.clock = clock;
        this.dice = dice;
    }

    public CrashCounts counts() {
        return counts;
    }

    /**
     * Begins again after each crash, for ever, after pauses that grow; its children end. What it is told in the pause waits,
     * up to a limit, and is dropped and counted beyond.
     */
    public <T> Behavior<T> restarting(Part part, Supplier<Behavior<T>> start) {
        return new Ward<>(this, part, start, null).behavior();
    }

    /** As {@link #restarting}, until it has crashed three times in a minute: then it ends, and the parent is told. */
    public <T> Behavior<T> branch(Part part, Supplier<Behavior<T>> start, ActorRef<GaveUp> parent) {
        return new Ward<>(this, part, start, parent).behavior();
    }

    /**
     * Begins again at once, for children whose every life is paced by others, and that must see each message they are sent
     * because somebody counts them.
     */
    public <T> Behavior<T> restartingAtOnce(Part part, Behavior<T> child) {
        return Behaviors.supervise(new Witness<T>(this, part, crash -> {}).around(child))
                .onFailure(SupervisorStrategy.restart().withLoggingEnabled(false));
    }

    /** Ends with its first crash; a parent that wants to know watches it. */
    public <T> Behavior<T> ending(Part part, Behavior<T> child) {
        return Behaviors.supervise(new Witness<T>(this, part, crash -> {}).around(child))
                .onFailure(SupervisorStrategy.stop().withLoggingEnabled(false));
    }

    /** For a part that refuses what breaks, and goes on. */
    public Mishaps mishaps(Part part, ActorContext<?> context) {
        return new Mishaps(this, part, context);
    }

    MonotonicClock clock() {
        return clock;
    }

    RandomGenerator dice() {
        return dice;
    }
}
