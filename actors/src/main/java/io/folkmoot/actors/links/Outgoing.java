package io.folkmoot.actors.links;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.packets.Content;
import io.folkmoot.protocol.packets.Content.Part;
import io.folkmoot.protocol.packets.Content.Received;
import io.folkmoot.protocol.packets.Content.Whole;
import java.util.List;

/**
 * A frame on its way, as the contents that carry it: one where it fits, else numbered parts of which those are kept to be
 * sent again that the peer has not acknowledged.
 */
final class Outgoing {
    /** Packets overtake each other by a few places on many paths; only a larger gap is a loss. */
    private static final int REORDERING = 3;

    /** Less than the shortest patience of an asker, see {@link Pace}. */
    private static final long REPEAT_NANOS = 30_000_000;

    private static final long NEVER = Long.MIN_VALUE;

    private final long request;
    private final boolean answer;
    private final Bytes frame;
    private List<Part> parts = List.of();
    private long acknowledged;
    /** Parts sent again out of turn since the last round: once each is enough, as every later part would ask for it. */
    private long repaired;

    private long repeatedAt = NEVER;

    private Outgoing(long request, boolean answer, Bytes frame) {
        this.request = request;
        this.answer = answer;
        this.frame = frame;
    }

    static Outgoing of(long request, boolean answer, Bytes frame) {
        return new Outgoing(request, answer, frame);
    }

    Bytes frame() {
        return frame;
    }

    /**
     * What is to be sent now: everything at first, later what is missing. Once all has arrived the last part goes again,
     * which asks the peer to repeat its answer.
     */
    List<? extends Content> due() {
        if (frame.length() <= Whole.MAX_FRAME) return List.of(new Whole(frame));
        if (parts.isEmpty()) parts = Part.split(request, answer, frame);
        repaired = 0;
        List<Part> missing =
                parts.stream().filter(part -> !isIn(acknowledged, part.index())).toList();
        return missing.isEmpty() ? List.of(parts.getLast()) : missing;
    }

    /** Notes what has arrived; returns the parts that overtaking ones show to be lost, each once a round. */
    List<Part> acknowledge(Received received) {
        if (received.parts() == 0) {
            forget();
            return List.of();
        }
        acknowledged |= received.parts();
        int highest = 63 - Long.numberOfLeadingZeros(acknowledged);
        List<Part> lost = parts.stream()
                .filter(part -> part.index() + REORDERING < highest && !isIn(acknowledged | repaired, part.index()))
                .toList();
        lost.forEach(part -> repaired |= 1L << part.index());
        return lost;
    }

    /** Whether it is a single packet of which the peer has said that it has arrived. */
    boolean hasArrivedWhole() {
        return frame.length() <= Whole.MAX_FRAME && acknowledged != 0;
    }

    /** Not at once after the time before. */
    boolean mayRepeat(long now) {
        if (repeatedAt != NEVER && now - repeatedAt < REPEAT_NANOS) return false;
        repeatedAt = now;
        return true;
    }

    /** The peer has none of the parts: it says so, or it started anew. */
    void forget() {
        acknowledged = 0;
    }

    private static boolean isIn(long set, int index) {
        return (set & 1L << index) != 0;
    }
}
