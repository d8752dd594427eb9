package io.folkmoot.actors.supervision;

import java.time.Duration;
import org.apache.pekko.actor.typed.javadsl.ActorContext;

/**
 * Pieces of work that break on a defect of ours while the part goes on. Each counts as a crash of the part; of the log, which
 * strangers could fill by asking again for what breaks, each minute has one.
 */
public final class Mishaps {
    private static final long LOG_EVERY = Duration.ofMinutes(1).toNanos();

    private final Supervision supervision;
    private final Part part;
    private final ActorContext<?> context;
    private boolean logged;
    private long loggedAt;

    Mishaps(Supervision supervision, Part part, ActorContext<?> context) {
        this.supervision = supervision;
        this.part = part;
        this.context = context;
    }

    /** Within a turn of the part. */
    public void happened(RuntimeException cause) {
        long now = supervision.clock().nanos();
        supervision.counts().crashed(part, now);
        if (logged && now - loggedAt < LOG_EVERY) return;
        logged = true;
        loggedAt = now;
        context.getLog()
                .atError()
                .addKeyValue("event", "request-broken")
                .addKeyValue("part", part.word())
                .addKeyValue("actor", context.getSelf().path())
                .setCause(cause)
                .log("A defect of ours: a request to {} broke", part.word());
    }
}
