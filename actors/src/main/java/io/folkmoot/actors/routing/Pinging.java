package io.folkmoot.actors.routing;

import io.folkmoot.actors.links.Links;
import io.folkmoot.actors.links.Reply;
import io.folkmoot.protocol.frames.Ping;
import io.folkmoot.protocol.keys.PublicKey;
import java.time.Duration;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/** Chooses whom the table pings next and sends it: members first, then strangers, then whom it knew, then hearsay. */
final class Pinging {
    /** A handshake and a ping, each of them lost twice, with a neighbour at the other end of the world. */
    static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Probes probes;
    private final Remembered remembered;
    private final Hearsay hearsay;
    private final ActorRef<Links.Command> links;
    private final ActorRef<Reply> replies;
    private final IntPredicate hasRoom;
    private final Predicate<PublicKey> isMember;
    private final int feelers;
    private int feelersLeft;

    Pinging(
            RoutingTable.Parts parts,
            Remembered remembered,
            Hearsay hearsay,
            ActorRef<Reply> replies,
            IntPredicate hasRoom,
            Predicate<PublicKey> isMember) {
        this.probes = new Probes(Diversity.of(parts.settings()), parts.dice().nextLong() >>> 1);
        this.remembered = remembered;
        this.hearsay = hearsay;
        this.links = parts.links();
        this.replies = replies;
        this.hasRoom = hasRoom;
        this.isMember = isMember;
        this.feelers = parts.settings().feelers();
    }

    Probes probes() {
        return probes;
    }

    /** Whoever filled the saved table must not keep us for ever: the first of hearsay are tried even where there is no room. */
    void putOutFeelers() {
        feelersLeft = feelers;
    }

    /** Sends what may be sent now; returns how long to wait where only the pace holds back, and nothing else. */
    long send(boolean alone, long now, TableLog log) {
        while (probes.hasPlace()) {
            long pause = probes.pause(now);
            if (pause > 0) return probes.isWaiting() || !hearsay.isEmpty() || remembered.isDue(alone, now) ? pause : 0;
            Probe probe = next(alone, now);
            if (probe == null) return 0;
            log.raise(TableCount.TABLE_PINGS);
            long ref = probes.sent(probe, now);
            links.tell(new Links.Ask(probe.peer().contact(), new Ping(), PATIENCE, ref, replies));
        }
        return 0;
    }

    private @Nullable Probe next(boolean alone, long now) {
        while (true) {
            Probe probe = choose(alone, now);
            if (probe == null) return null;
            PublicKey key = probe.peer().contact().key();
            boolean needless = probe.why() != Probe.Why.CHECK && (isMember.test(key) || probes.isOnItsWay(key));
            if (!needless) return probe;
        }
    }

    private @Nullable Probe choose(boolean alone, long now) {
        Probe waiting = probes.poll();
        if (waiting != null) return waiting;
        Located past = remembered.poll(alone, now);
        if (past != null) return new Probe(Probe.Why.REMEMBERED, past);
        Located named = hearsay.poll(hasRoom);
        if (named == null && feelersLeft > 0) {
            named = hearsay.poll(bucket -> true);
            if (named != null) feelersLeft--;
        }
        return named == null ? null : new Probe(Probe.Why.HEARSAY, named);
    }
}
