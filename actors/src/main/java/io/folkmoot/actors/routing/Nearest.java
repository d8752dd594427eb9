package io.folkmoot.actors.routing;

import io.folkmoot.protocol.identity.Distance;
import io.folkmoot.protocol.identity.Point;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The nearest to a target while they are being gathered, group by group: kept in order by insertion, cut at their number. */
final class Nearest {
    private final Point target;
    private final long targetWord;
    private final Located[] peers;
    private final long[] distances;
    private int from;
    private int size;

    Nearest(Point target, int most) {
        this.target = target;
        this.targetWord = target.a();
        this.peers = new Located[most];
        this.distances = new long[most];
    }

    long targetWord() {
        return targetWord;
    }

    boolean isFull() {
        return size == peers.length;
    }

    /** All that come from here on are farther than all before. */
    void beginGroup() {
        from = size;
    }

    void offer(Located peer, long firstWord) {
        // With the highest bit turned over, a signed comparison orders as an unsigned one does.
        long distance = firstWord ^ targetWord ^ Long.MIN_VALUE;
        int at = size;
        if (at < peers.length) size++;
        else if (!isNearer(distance, peer, --at)) return;
        while (at > from && isNearer(distance, peer, at - 1)) {
            peers[at] = peers[at - 1];
            distances[at] = distances[at - 1];
            at--;
        }
        peers[at] = peer;
        distances[at] = distance;
    }

    private boolean isNearer(long distance, Located peer, int other) {
        if (distance != distances[other]) return distance < distances[other];
        return Distance.compare(target, peer.id(), peers[other].id()) < 0;
    }

    /** To be asked once all groups that count have been gathered: all that were asked for, or all that there are. */
    List<Located> toList() {
        Located[] found = isFull() ? peers : Arrays.copyOf(peers, size);
        return Collections.unmodifiableList(Arrays.asList(found));
    }
}
