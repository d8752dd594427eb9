package io.folkmoot.actors.peer;

import io.folkmoot.actors.links.Links;
import io.folkmoot.actors.links.Reply;
import io.folkmoot.actors.routing.KnownPeers;
import io.folkmoot.actors.routing.Located;
import io.folkmoot.actors.supervision.CrashCounts;
import io.folkmoot.protocol.frames.Ping;
import io.folkmoot.protocol.identity.NodeId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.pekko.actor.typed.ActorRef;

/** The peer's watch over itself: feels for a neighbour that lives when none has shown it, and judges how the peer fares. */
final class Vitals {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** So many at once do not all die within a few minutes. */
    private static final int AT_ONCE = 3;

    private static final Duration LATELY = Duration.ofMinutes(1);

    private final Peer.Parts parts;
    private final KnownPeers known;
    private final CrashCounts crashes;
    private final ActorRef<Links.Command> links;
    private final ActorRef<Reply> replies;
    private Pulse pulse;
    private ClockWatch clock;

    Vitals(
            Peer.Parts parts,
            KnownPeers known,
            CrashCounts crashes,
            ActorRef<Links.Command> links,
            ActorRef<Reply> replies) {
        this.parts = parts;
        this.known = known;
        this.crashes = crashes;
        this.links = links;
        this.replies = replies;
        this.pulse = Pulse.at(now());
        this.clock = ClockWatch.at(parts.wallClock().millis(), now());
    }

    void live() {
        pulse = pulse.alive(now());
    }

    void look() {
        feel(false);
        clock = clock.looked(parts.wallClock().millis(), now());
    }

    /** Asks some neighbours whether they live, if none has shown it for long; sooner where somebody wants to know. */
    void feel(boolean wanted) {
        long now = now();
        if (!pulse.isAskingDue(now, wanted)) return;
        List<Located> some = known.closest(anywhere(), AT_ONCE);
        if (some.isEmpty()) return;
        pulse = pulse.asked(some.size(), now);
        for (Located one : some) links.tell(new Links.Ask(one.contact(), new Ping(), PATIENCE, now, replies));
    }

    private NodeId anywhere() {
        RandomGenerator dice = parts.dice();
        return new NodeId(dice.nextLong(), dice.nextLong(), dice.nextLong(), dice.nextLong());
    }

    void felt(Reply reply) {
        switch (reply) {
            case Reply.Answered answered -> live();
            case Reply.Unanswered unanswered -> {
                if (unanswered.ref() == pulse.askedAt()) pulse = pulse.silent();
            }
        }
    }

    Health health(Optional<String> failure) {
        long now = now();
        return new Symptoms(
                        failure,
                        pulse.isIsolated(known.size(), now),
                        parts.store().state(),
                        clock.problem(parts.wallClock().millis(), now),
                        crashes.since(now - LATELY.toNanos()))
                .health();
    }

    private long now() {
        return parts.clock().nanos();
    }
}
