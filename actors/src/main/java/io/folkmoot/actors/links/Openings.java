package io.folkmoot.actors.links;

import io.folkmoot.protocol.keys.PublicKey;
import java.util.ArrayList;
import java.util.List;

/** Streams that somebody here wants to a neighbour and that wait for its session. */
final class Openings {
    private static final int MOST = 64;

    private final Surroundings around;
    private final PublicKey peer;
    private final List<Link.OpenStream> waiting = new ArrayList<>();

    Openings(Surroundings around, PublicKey peer) {
        this.around = around;
        this.peer = peer;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** False if there are too many; the asker has been told. */
    boolean add(Link.OpenStream open) {
        if (waiting.size() < MOST) return waiting.add(open);
        open.listener().broken("too many streams to this peer wait for its session");
        return false;
    }

    void open(boolean available) {
        for (Link.OpenStream open : waiting) {
            if (available) {
                around.counts().raise(Count.STREAMS_OPENED);
                around.wire().streams().open(peer, open.listener());
            } else {
                open.listener().broken(around.speaksStreams() ? "the peer speaks no streams" : "streams are off here");
            }
        }
        waiting.clear();
    }

    void due(long now) {
        List<Link.OpenStream> late =
                waiting.stream().filter(open -> open.deadline() <= now).toList();
        waiting.removeAll(late);
        late.forEach(open -> open.listener().broken("no session within the time given"));
    }

    long nextDue() {
        return waiting.stream().mapToLong(Link.OpenStream::deadline).min().orElse(Long.MAX_VALUE);
    }

    void breakAll(String reason) {
        waiting.forEach(open -> open.listener().broken(reason));
        waiting.clear();
    }
}
