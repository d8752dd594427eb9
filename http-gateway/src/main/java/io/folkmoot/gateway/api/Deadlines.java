package io.folkmoot.gateway.api;

import java.time.Duration;
import java.util.Optional;

/**
 * When a connection has taken too long: with nothing to say, with the head of a request, with taking an answer. All times
 * are nanoseconds of one clock. Used by one thread.
 */
final class Deadlines {
    /** Each part of a request: a local client sends it within milliseconds, a slow attacker lives on the rest. */
    record Patience(Duration idle, Duration head, Duration write) {
        static final Patience USUAL =
                new Patience(Duration.ofSeconds(60), Duration.ofSeconds(10), Duration.ofSeconds(30));
    }

    private static final long NONE = Long.MIN_VALUE;

    private final Patience patience;
    private long quietSince;
    private long headSince = NONE;
    private long writingSince = NONE;
    private boolean answering;

    Deadlines(Patience patience, long now) {
        this.patience = patience;
        this.quietSince = now;
    }

    void bytesCame(long now) {
        quietSince = now;
        if (!answering && headSince == NONE) headSince = now;
    }

    /** The head is complete; from here on the server's own time-outs hold. */
    void requestBegan() {
        answering = true;
        headSince = NONE;
    }

    void answerBegan(long now) {
        answering = false;
        quietSince = now;
    }

    boolean isAnswering() {
        return answering;
    }

    void writeBegan(long now) {
        writingSince = now;
    }

    void writeEnded(long now) {
        writingSince = NONE;
        quietSince = now;
    }

    /** Why the connection should end, if it should. */
    Optional<String> exceeded(long now) {
        if (isOver(writingSince, patience.write(), now)) return Optional.of("the client does not take its answer");
        if (isOver(headSince, patience.head(), now)) return Optional.of("the head of a request does not end");
        boolean quiet = !answering && headSince == NONE && isOver(quietSince, patience.idle(), now);
        return quiet ? Optional.of("nothing to do") : Optional.empty();
    }

    private static boolean isOver(long since, Duration limit, long now) {
        return since != NONE && now - since > limit.toNanos();
    }
}
