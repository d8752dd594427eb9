package io.folkmoot.actors.links;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/** The requests of ours to one neighbour that are not answered yet: a bounded window of them, in the order of asking. */
final class Requests {
    /** Half of what the peer remembers: cancels take ids too. */
    private static final long SPAN = SeenIds.WIDTH / 2;

    private final int window;
    private final Map<Long, Pending> waiting = new LinkedHashMap<>();
    private long nextId;
    private long soonest = Long.MAX_VALUE;

    /** No id of an earlier link of this process may be as high: the peer may still know that one, see {@link Surroundings}. */
    Requests(int window, long firstId) {
        this.window = window;
        this.nextId = firstId;
    }

    /** Also when one request has waited so long that its id would run out of what the peer remembers. */
    boolean isFull() {
        if (waiting.size() >= window) return true;
        return !waiting.isEmpty() && nextId - waiting.keySet().iterator().next() >= SPAN;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    int size() {
        return waiting.size();
    }

    long nextId() {
        return nextId++;
    }

    void add(Pending pending) {
        waiting.put(pending.id, pending);
        due(pending.dueAt());
    }

    @Nullable
    Pending get(long id) {
        return waiting.get(id);
    }

    @Nullable
    Pending remove(long id) {
        return waiting.remove(id);
    }

    @Nullable
    Pending find(long ref, ActorRef<Reply> replyTo) {
        for (Pending pending : waiting.values()) {
            if (pending.ref == ref && pending.replyTo.equals(replyTo)) return pending;
        }
        return null;
    }

    List<Pending> removeIf(Predicate<Pending> condition) {
        List<Pending> out = new ArrayList<>();
        waiting.values().removeIf(pending -> condition.test(pending) && out.add(pending));
        return out;
    }

    List<Pending> all() {
        return List.copyOf(waiting.values());
    }

    @Nullable
    Pending first(Predicate<Pending> condition) {
        for (Pending pending : waiting.values()) {
            if (condition.test(pending)) return pending;
        }
        return null;
    }

    /** One of them was sent, and wants something by then. */
    void due(long when) {
        soonest = Math.min(soonest, when);
    }

    /** Looks through all of them for when the first wants something. */
    void findSoonest() {
        soonest = Long.MAX_VALUE;
        for (Pending pending : waiting.values()) due(pending.dueAt());
    }

    /** No later than the first of them wants something, and often earlier: that one may have been answered since. */
    long soonest() {
        return soonest;
    }
}
