package io.folkmoot.actors.lookup;

import io.folkmoot.actors.routing.Located;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.identity.NodeId;
import org.jspecify.annotations.Nullable;

/** A peer that one search has heard of, and what has come of it so far; this peer itself may be one, whom nobody asks. */
final class Candidate {
    enum State {
        HEARD,
        ASKED,
        /** Asked, and silent for longer than is usual: others are asked as well, and it is still waited for. */
        LATE,
        /** Asked, and silent for longer than it is waited for; it may still answer. */
        SLOW,
        ANSWERED,
        FAILED
    }

    final NodeId id;
    final int path;
    /** How many steps it is from our own table, whose peers are at 1. */
    final int depth;

    private final @Nullable Located peer;
    /** Who alone has named it; null for one of our own table, or named by several. */
    private @Nullable Candidate namer;

    State state = State.HEARD;
    long askedAt;
    /** When it counts as slow. */
    long slowAt;
    /** With which we may write to it; empty until it has given one. */
    Bytes token = Bytes.EMPTY;

    private int misleading;
    private boolean helpful;

    Candidate(Located peer, int path, int depth, @Nullable Candidate namer) {
        this.id = peer.id();
        this.peer = peer;
        this.path = path;
        this.depth = depth;
        this.namer = namer;
    }

    private Candidate(NodeId self) {
        this.id = self;
        this.peer = null;
        this.path = 0;
        this.depth = 0;
        this.state = State.ASKED;
    }

    /** This peer, whose own store is asked instead. */
    static Candidate self(NodeId self) {
        return new Candidate(self);
    }

    boolean isSelf() {
        return peer == null;
    }

    Located peer() {
        if (peer == null) throw new IllegalStateException("this peer does not ask itself");
        return peer;
    }

    Responder responder() {
        return new Responder(peer(), token);
    }

    void namedBy(@Nullable Candidate other) {
        if (namer != other) namer = null;
    }

    /** One of those that it alone has named did not answer. */
    void misled() {
        misleading++;
    }

    void countForItsNamer(boolean answered) {
        if (namer == null) return;
        if (answered) namer.helpful = true;
        else namer.misled();
    }

    /** Whether whoever named it has named only peers that are not there, and several of them. */
    boolean isDoubtful(int most) {
        return namer != null && !namer.helpful && namer.misleading >= most;
    }

    @Override
    public String toString() {
        return id.toShortText() + " " + state;
    }
}
