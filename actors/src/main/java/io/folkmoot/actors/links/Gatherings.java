package io.folkmoot.actors.links;

import io.folkmoot.protocol.keys.PublicKey;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The frames of all peers that are being gathered from streams: so many of one peer, and no more than a limit in all, where
 * the oldest makes room, since a frame that is meant to arrive does so soon. Used on the wire's thread only.
 */
final class Gatherings {
    /** As many as one link of ours sends at once. */
    static final int MOST_OF_ONE = 64;

    /** With the largest frames, and arrays that grew by doubling, 34 MB. */
    static final int MOST = 256;

    private final Set<StreamReception> oldestFirst = new LinkedHashSet<>();

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
