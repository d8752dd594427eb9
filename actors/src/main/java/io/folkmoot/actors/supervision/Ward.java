package io.folkmoot.actors.supervision;

import java.time.Duration;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.StashBuffer;
import org.jspecify.annotations.Nullable;

/** One child that is restarted: keeps how it fared, across its lives. Only the child's own turns touch it. */
final class Ward<T> {
    private static final Duration LEAST_PAUSE = Duration.ofMillis(100);

    /** Longer than that and people take a part that waits for one that hangs. */
    private static final Duration MOST_PAUSE = Duration.ofSeconds(10);

    private static final Duration QUIET = Duration.ofMinutes(1);

    private static final int TOO_OFTEN = 3;

    /** What is asked in a pause is asked again by those who wait; so much is a burst of a tenth of a second. */
    static final int MOST_WAITING = 256;

    private enum Resume {
        RESUME
    }

    private final Supervision supervision;
    private final Part part;
    private final Supplier<Behavior<T>> start;
    private final @Nullable ActorRef<GaveUp> parent;
    private BackOff backOff = BackOff.between(LEAST_PAUSE, MOST_PAUSE, QUIET);
    private Crashes crashes = Crashes.allowing(TOO_OFTEN, QUIET);
    private boolean failed;
    private boolean over;

    Ward(Supervision supervision, Part part, Supplier<Behavior<T>> start, @Nullable ActorRef<GaveUp> parent) {
        this.supervision = supervision;
        this.part = part;
        this.start = start;
        this.parent = parent;
    }

    Behavior<T> behavior() {
        return Behaviors.supervise(
                        new Witness<T>(supervision, part, this::crashed).around(Behaviors.setup(c -> life())))
                .onFailure(SupervisorStrategy.restart().withLoggingEnabled(false));
    }

    private void crashed(Throwable cause) {
        long now = supervision.clock().nanos();
        failed = true;
        backOff = backOff.failed(now);
        if (parent == null) return;
        crashes = crashes.crashed(now);
        if (!crashes.tooMany() || over) return;
        over = true;
        parent.tell(new GaveUp(part, TOO_OFTEN + " crashes within a minute, the last: " + cause));
    }

    private Behavior<T> life() {
        if (over) return Behaviors.stopped();
        if (!failed) return start.get();
        failed = false;
        return paused(backOff.pause(supervision.dice()));
    }

    /** The alarm is no message of the child's; it never gets to see one, nor anybody else to send one. */
    @SuppressWarnings("unchecked")
    private Behavior<T> paused(Duration pause) {
        Behavior<Object> paused = Behaviors.withTimers(timers -> {
            timers.startSingleTimer(Resume.RESUME, pause);
            return Behaviors.withStash(
                    MOST_WAITING, waiting -> Behaviors.receiveMessage(message -> onMessage(waiting, message)));
        });
        return (Behavior<T>) (Behavior<?>) paused;
    }

    @SuppressWarnings("unchecked")
    private Behavior<Object> onMessage(StashBuffer<Object> waiting, Object message) {
        if (message == Resume.RESUME) return waiting.unstashAll((Behavior<Object>) (Behavior<?>) start.get());
        if (waiting.isFull()) supervision.counts().dropped();
        else waiting.stash(message);
        return Behaviors.same();
    }
}
