package io.folkmoot.actors.records;

import io.folkmoot.protocol.identity.NodeId;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which neighbours are known to hold all that we hold of a block, and since when, whoever of the two asked. It remembers
 * as many as its limit says, the latest; what is forgotten is compared once more.
 */
final class Freshness {
    /** Eighty neighbours with some blocks each; a hundred and fifty bytes for one. */
    static final int MOST = 512;

    private record Pair(NodeId neighbour, Block block) {}

    private final long freshNanos;
    /** The eldest first. */
    private final Map<Pair, Long> agreedAt = new LinkedHashMap<>();

    Freshness(long freshNanos) {
        this.freshNanos = freshNanos;
    }

    void agreed(NodeId neighbour, Block block, long now) {
        Pair pair = new Pair(neighbour, block);
        agreedAt.remove(pair);
        agreedAt.put(pair, now);
        if (agreedAt.size() > MOST) forgetEldest();
    }

    boolean isFresh(NodeId neighbour, Block block, long now) {
        Long since = agreedAt.get(new Pair(neighbour, block));
        return since != null && now - since < freshNanos;
    }

    /** It came, went, or was seen to lack something: nothing is known of it any more. */
    void forget(NodeId neighbour) {
        agreedAt.keySet().removeIf(pair -> pair.neighbour().equals(neighbour));
    }

    private void forgetEldest() {
        Pair eldest = agreedAt.keySet().iterator().next();
        agreedAt.remove(eldest);
    }
}
