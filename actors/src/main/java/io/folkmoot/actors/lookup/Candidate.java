package io.folkmoot.actors.lookup;

import io.folkmoot.actors.routing.Located;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.identity.NodeId;
import java.util.ArrayList;
import java.util.List;
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

    /** Whoever is named by so many is not doubted: as many liars as that are more than this can help against. */
    private static final int MOST_NAMERS = 8;

    private final @Nullable Located peer;
    /** Those who have named it; nobody, for one of our own table, or named by many. */
    private final List<Candidate> namers = new ArrayList<>(1);

    private boolean vouchedFor;

    State state = State.HEARD;
    /** When others are asked as well; not after it counts as slow. */
    long lateAt;
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
        if (namer == null) this.vouchedFor = true;
        else namers.add(namer);
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

    void namedBy(Candidate other) {
        if (vouchedFor || namers.contains(other)) return;
        namers.add(other);
        if (namers.size() < MOST_NAMERS) return;
        vouchedFor = true;
        namers.clear();
    }

    /** One of those that it has named did not answer. */
    void misled() {
        misleading++;
    }

    void countForItsNamers(boolean answered) {
        for (Candidate namer : namers) {
            if (answered) namer.helpful = true;
            else namer.misled();
        }
    }

    /** Whether all who named it have named only peers that are not there, and several of them. */
    boolean isDoubtful(int most) {
        if (vouchedFor || namers.isEmpty()) return false;
        for (Candidate namer : namers) if (namer.helpful || namer.misleading < most) return false;
        return true;
    }

    @Override
    public String toString() {
        return id.toShortText() + " " + state;
    }
}
