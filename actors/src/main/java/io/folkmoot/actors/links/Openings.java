package io.folkmoot.actors.links;

import io.folkmoot.protocol.keys.PublicKey;
import java.util.ArrayList;
import java.util.List;

/** Streams that somebody here wants to a neighbour and that wait for its session. */
final class Openings {
    private static final int MOST = 64;
    private static final String OFF = "streams are off here";

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

    /** False if it cannot wait here; the asker has been told. */
    boolean add(Link.OpenStream open) {
        boolean possible = around.speaksStreams();
        if (possible && waiting.size() < MOST) return waiting.add(open);
        open.listener().broken(possible ? "too many streams to this peer wait for its session" : OFF);
        return false;
    }

    void open(boolean available) {
        for (Link.OpenStream open : waiting) {
            if (available) {
                around.counts().raise(Count.STREAMS_OPENED);
                around.wire().streams().open(peer, open.listener());
            } else {
                open.listener().broken("the peer speaks no streams");
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
