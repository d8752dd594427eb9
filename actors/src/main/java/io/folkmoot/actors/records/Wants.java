package io.folkmoot.actors.records;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.keys.PublicKey;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which records this peer has just asked its neighbours for, and in which block: each may be brought once, by the one who
 * was asked. When there is no room, nothing more is asked for.
 */
final class Wants {
    /** Two hundred bytes each. */
    static final int MOST = 2_048;

    /** Whoever was asked for a few hundred records has brought them by then. */
    static final long PATIENCE_NANOS = 60_000_000_000L;

    private record Want(PublicKey from, Bytes id) {}

    private record Terms(Block block, long until) {}

    /** The oldest first. */
    private final Map<Want, Terms> open = new LinkedHashMap<>();

    int room(long now) {
        Iterator<Terms> eldest = open.values().iterator();
        while (eldest.hasNext() && now - eldest.next().until() >= 0) eldest.remove();
        return MOST - open.size();
    }

    void ask(PublicKey from, Bytes id, Block block, long now) {
        Want want = new Want(from, id);
        open.remove(want);
        open.put(want, new Terms(block, now + PATIENCE_NANOS));
    }

    /** In which block it was asked for; it is not asked for any more. */
    Optional<Block> take(PublicKey from, Bytes id, long now) {
        Terms terms = open.remove(new Want(from, id));
        return terms == null || now - terms.until() >= 0 ? Optional.empty() : Optional.of(terms.block());
    }
}
