package io.folkmoot.actors.peer;

import io.folkmoot.actors.peer.Peer.Stop;
import io.folkmoot.actors.peer.Peer.Stopped;
import io.folkmoot.protocol.frames.Leave;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;

/** How far a peer is on its way out, why it goes, and who waits for it. */
record Leaving(Phase phase, String reason, long since, List<ActorRef<Stopped>> waiting, Optional<String> failure) {
    static final Leaving NOT = new Leaving(Phase.STAYING, "", 0, List.of(), Optional.empty());

    static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    /** Most searches end in a second; those who stop a process wait for seconds at most. */
    private static final Duration SEARCHES_MAY_TAKE = Duration.ofSeconds(2);

    static final int STEPS = 3;

    static final Duration STEP = Duration.ofMillis(100);

    private static final int MOST_REASON = 128;

    enum Phase {
        STAYING,
        WAITING,
        GOING
    }

    Leaving {
        waiting = List.copyOf(waiting);
    }

    Leaving told(Stop stop, long now) {
        List<ActorRef<Stopped>> all = new ArrayList<>(waiting);
        all.add(stop.replyTo());
        return phase == Phase.STAYING
                ? new Leaving(Phase.WAITING, stop.reason(), now, all, failure)
                : new Leaving(phase, reason, since, all, failure);
    }

    Leaving failed(String why) {
        return new Leaving(phase, reason.isEmpty() ? "failed" : reason, since, waiting, Optional.of(why));
    }

    Leaving going() {
        return new Leaving(Phase.GOING, reason, since, waiting, failure);
    }

    boolean isStaying() {
        return phase == Phase.STAYING;
    }

    boolean isWaiting() {
        return phase == Phase.WAITING;
    }

    boolean mayGo(long underWay, long now) {
        return underWay == 0 || now - since >= SEARCHES_MAY_TAKE.toNanos();
    }

    /** Others learn no more than that it was meant. */
    Leave notice() {
        String text = failure.isPresent() ? "failed" : reason;
        return new Leave(text.length() <= MOST_REASON / 4 ? text : text.substring(0, MOST_REASON / 4));
    }
}
