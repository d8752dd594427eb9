package io.folkmoot.actors.time;

import java.time.Duration;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.jspecify.annotations.Nullable;
import scala.concurrent.ExecutionContext;

/**
 * One actor's only timer: a message to itself by a certain time, or before, since one that is set is not put off. For
 * actors that come and go by the thousand: Pekko's timers wrap every message and walk the stack for a logger.
 */
public final class Alarm<T> {
    private final ActorContext<T> context;
    private final MonotonicClock clock;
    private final T message;
    private long setFor = Long.MAX_VALUE;
    private @Nullable Cancellable timer;

    public Alarm(ActorContext<T> context, MonotonicClock clock, T message) {
        this.context = context;
        this.clock = clock;
        this.message = message;
    }

    /** The largest number is never. */
    public void by(long nanos) {
        if (nanos >= setFor) return;
        stop();
        setFor = nanos;
        Duration pause = Duration.ofNanos(Math.max(0, nanos - clock.nanos()));
        var self = context.getSelf();
        timer = context.getSystem()
                .scheduler()
                .scheduleOnce(pause, () -> self.tell(message), ExecutionContext.parasitic$.MODULE$);
    }

    /** To be called for each message that arrives; one of a timer that was stopped too late may be among them. */
    public void rang() {
        setFor = Long.MAX_VALUE;
    }

    /** To be called when the actor ends or is restarted. */
    public void stop() {
        if (timer != null) timer.cancel();
        timer = null;
        setFor = Long.MAX_VALUE;
    }
}
