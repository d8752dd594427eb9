package io.folkmoot.actors.records;

import io.folkmoot.actors.routing.Located;
import io.folkmoot.protocol.identity.NodeId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * When to compare with whom: with each neighbour every hour or so, and soon with those who may lack something. Every
 * moment is drawn by chance, for each neighbour apart, so that no two peers fall into step, nor one peer's rounds.
 */
final class RepairSchedule {
    /** The hour is drawn between three and five quarters of it. */
    private static final double LEAST = 0.75;

    private static final double SPREAD = 0.5;
    private static final int MOST_DOUBLINGS = 6;

    /** One round: over all that both hold, or over what this peer is to send first. */
    record Round(Located peer, Scope scope) {}

    enum Scope {
        ALL,
        /** Only the blocks to whose keys this peer is one of the very closest: the other holders leave it to them. */
        NEAREST
    }

    private final long every;
    private final long afterChange;
    private final RandomGenerator dice;
    private final Map<NodeId, Turn> turns = new TreeMap<>();

    private static final class Turn {
        Located peer;
        long due;
        OptionalLong soon = OptionalLong.empty();
        /** When the last round over everything began. */
        OptionalLong began = OptionalLong.empty();

        boolean underWay;
        int failures;

        Turn(Located peer, long due) {
            this.peer = peer;
            this.due = due;
        }

        long at() {
            return soon.isPresent() && soon.getAsLong() - due < 0 ? soon.getAsLong() : due;
        }
    }

    RepairSchedule(Duration every, Duration afterChange, RandomGenerator dice) {
        this.every = every.toNanos();
        this.afterChange = afterChange.toNanos();
        this.dice = dice;
    }

    /** These are the neighbours from now on; new ones come in at any moment of the first hour. */
    void know(List<Located> neighbours, long now) {
        Map<NodeId, Located> current = new TreeMap<>();
        neighbours.forEach(peer -> current.put(peer.id(), peer));
        turns.keySet().removeIf(id -> !current.containsKey(id));
        current.forEach((id, peer) -> turns.computeIfAbsent(id, i -> new Turn(peer, now + within(every))).peer = peer);
    }

    /** This neighbour may lack what this peer is to send: half of the time allowed is left for sending it. */
    void soon(NodeId neighbour, long now) {
        Turn turn = turns.get(neighbour);
        if (turn == null || turn.soon.isPresent()) return;
        turn.soon = OptionalLong.of(now + within(afterChange / 2));
    }

    void soon(Collection<NodeId> neighbours, long now) {
        neighbours.forEach(neighbour -> soon(neighbour, now));
    }

    /** It lacks something for sure. If it was compared with lately, it does not want it. */
    void behind(NodeId neighbour, long now) {
        Turn turn = turns.get(neighbour);
        if (turn == null || turn.underWay) return;
        if (turn.began.isPresent() && now - turn.began.getAsLong() < every / 6) return;
        long wanted = now + within(afterChange / 2);
        if (wanted - turn.due < 0) turn.due = wanted;
    }

    /** The neighbour whose turn it is, if it is anybody's. */
    Optional<Round> take(long now) {
        Turn next = next();
        if (next == null || next.at() - now > 0) return Optional.empty();
        next.underWay = true;
        next.soon = OptionalLong.empty();
        if (next.due - now > 0) return Optional.of(new Round(next.peer, Scope.NEAREST));
        next.began = OptionalLong.of(now);
        next.due = now + period();
        return Optional.of(new Round(next.peer, Scope.ALL));
    }

    void ended(NodeId neighbour, boolean complete, long now) {
        Turn turn = turns.get(neighbour);
        if (turn == null) return;
        turn.underWay = false;
        turn.failures = complete ? 0 : Math.min(turn.failures + 1, MOST_DOUBLINGS);
        if (complete) return;
        long again = now + afterChange / 2 + within(afterChange << (turn.failures - 1));
        if (again - turn.due < 0) turn.due = again;
    }

    OptionalLong nextDue() {
        Turn next = next();
        return next == null ? OptionalLong.empty() : OptionalLong.of(next.at());
    }

    private @Nullable Turn next() {
        Turn first = null;
        for (Turn turn : turns.values())
            if (!turn.underWay && (first == null || turn.at() - first.at() < 0)) first = turn;
        return first;
    }

    private long period() {
        return (long) (every * (LEAST + SPREAD * dice.nextDouble()));
    }

    private long within(long nanos) {
        return dice.nextLong(Math.max(1, nanos));
    }
}
