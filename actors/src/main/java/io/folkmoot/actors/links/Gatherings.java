package io.folkmoot.actors.links;

import io.folkmoot.protocol.keys.PublicKey;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The frames of all peers that are being gathered from streams: so many of one peer, and no more than a limit in all, where
 * the oldest makes room, since a frame that is meant to arrive does so soon. And all streams that have not said yet what
 * they are for, or not all of it, which have so long and no longer. Whoever uses it or one of its streams holds its lock.
 */
final class Gatherings {
    /** As many as one link of ours sends at once. */
    static final int MOST_OF_ONE = 64;

    /** With the largest frames, and arrays that grew by doubling, 34 MB. */
    static final int MOST = 256;

    /** Time for the largest frame over a slow line; an idle stream holds a connection that others wait for. */
    static final long PATIENCE_NANOS = 30_000_000_000L;

    private final Set<StreamReception> oldestFirst = new LinkedHashSet<>();
    private final Map<StreamReception, Long> undecided = new LinkedHashMap<>();

    /** True if it is the only one that has not said what it is for: from now on somebody has to look. */
    boolean born(StreamReception stream, long now) {
        undecided.put(stream, now);
        return undecided.size() == 1;
    }

    void decided(StreamReception stream) {
        undecided.remove(stream);
    }

    synchronized void expire(long now) {
        List<StreamReception> late = undecided.entrySet().stream()
                .takeWhile(entry -> now - entry.getValue() > PATIENCE_NANOS)
                .map(Map.Entry::getKey)
                .toList();
        late.forEach(StreamReception::refuse);
    }

    synchronized boolean isWaiting() {
        return !undecided.isEmpty();
    }

    /** False if this peer has too many already. */
    boolean begin(StreamReception frame) {
        if (count(frame.peer()) >= MOST_OF_ONE) return false;
        if (oldestFirst.size() >= MOST) oldestFirst.iterator().next().refuse();
        return oldestFirst.add(frame);
    }

    private long count(PublicKey peer) {
        return oldestFirst.stream().filter(frame -> frame.peer().equals(peer)).count();
    }

    void end(StreamReception frame) {
        oldestFirst.remove(frame);
    }
}
