package io.folkmoot.actors.routing;

import io.folkmoot.protocol.keys.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Peers that were in the table once and are not now: saved by the last life of this process, silent, or gone. They are
 * tried again at growing pauses, so that a peer that was cut off finds back by itself, and are saved with the table.
 */
final class Remembered {
    /** As many as the full table of a network of ten thousand. */
    static final int MOST = 256;

    /** Where there is nobody else, soon again: a ping in some seconds is nothing. */
    private static final Duration ALONE_LEAST = Duration.ofSeconds(1);

    private static final Duration ALONE_MOST = Duration.ofSeconds(30);
    private static final Duration LEAST = Duration.ofSeconds(30);
    private static final Duration MOST_PAUSE = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 10;

    /** The time of the next try follows from the last, so that being alone may shorten it. */
    record Past(Located peer, long verifiedNanos, int tries, long triedNanos, double chance) {
        long due(boolean alone) {
            long least = (alone ? ALONE_LEAST : LEAST).toNanos();
            long most = (alone ? ALONE_MOST : MOST_PAUSE).toNanos();
            long pause = Math.min(most, least << Math.min(tries, MOST_DOUBLINGS));
            return triedNanos + (long) (pause * chance);
        }
    }

    private final long keepNanos;
    private final RandomGenerator dice;
    private final Map<PublicKey, Past> past = new LinkedHashMap<>();
    /** Nobody is due before, as long as we are as much alone as when this was found out. */
    private long nobodyBefore = Long.MIN_VALUE;

    private boolean aloneThen;

    Remembered(Duration keep, RandomGenerator dice) {
        this.keepNanos = keep.toNanos();
        this.dice = dice;
    }

    /** From the last life: tried at once. */
    void saved(Located peer, long verifiedNanos, long now) {
        keep(new Past(peer, verifiedNanos, 0, now, 0), now);
    }

    void lost(Located peer, long verifiedNanos, long now) {
        keep(new Past(peer, verifiedNanos, 0, now, chance()), now);
    }

    void triedInVain(PublicKey key, long now) {
        Past known = past.get(key);
        if (known == null) return;
        past.put(key, new Past(known.peer(), known.verifiedNanos(), known.tries() + 1, now, chance()));
        nobodyBefore = Long.MIN_VALUE;
    }

    /** At the end of a silence of all, all are due at once. */
    void wakeAll(long now) {
        past.replaceAll((key, known) -> new Past(known.peer(), known.verifiedNanos(), 0, now, 0));
        nobodyBefore = Long.MIN_VALUE;
    }

    void forget(PublicKey key) {
        past.remove(key);
    }

    boolean knows(PublicKey key) {
        return past.containsKey(key);
    }

    private void keep(Past one, long now) {
        if (now - one.verifiedNanos() > keepNanos) return;
        past.put(one.peer().contact().key(), one);
        nobodyBefore = Long.MIN_VALUE;
        if (past.size() <= MOST) return;
        past.values().stream()
                .min(Comparator.comparingLong(Past::verifiedNanos))
                .ifPresent(oldest -> past.remove(oldest.peer().contact().key()));
    }

    /** One whose time has come, of whom we heard last first; it counts as tried from now on. */
    @Nullable
    Located poll(boolean alone, long now) {
        if (!isDue(alone, now)) return null;
        past.values().removeIf(known -> now - known.verifiedNanos() > keepNanos);
        Past next = null;
        for (Past known : past.values())
            if (known.due(alone) <= now && (next == null || known.verifiedNanos() > next.verifiedNanos())) next = known;
        if (next == null) return null;
        triedInVain(next.peer().contact().key(), now);
        return next.peer();
    }

    boolean isDue(boolean alone, long now) {
        if (alone == aloneThen && now < nobodyBefore) return false;
        long first = Long.MAX_VALUE;
        for (Past known : past.values()) first = Math.min(first, known.due(alone));
        aloneThen = alone;
        nobodyBefore = first;
        return first <= now;
    }

    boolean isEmpty() {
        return past.isEmpty();
    }

    List<Past> all() {
        return new ArrayList<>(past.values());
    }

    /** Half to the whole of the pause, so that those who were lost together are not tried together. */
    private double chance() {
        return 0.5 + dice.nextDouble() / 2;
    }
}
