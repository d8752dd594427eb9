package io.folkmoot.actors.records;

import io.folkmoot.actors.routing.Located;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.identity.Point;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Who becomes a holder because another peer is gone: the last of those who are now among the closest. */
final class Succession {
    /** Within a block the last places differ a little from key to key. */
    private static final int LAST_PLACES = 4;

    private Succession() {}

    /** Only for the keys to which this peer is one of so many closest; with fewer peers than holders it is nobody. */
    static Collection<NodeId> of(Region region, NodeId departed, int ownRank) {
        Set<NodeId> successors = new TreeSet<>();
        // Before it left, there was one more before us.
        for (Block block : Sharing.of(region, ownRank + 1, departed, region.holders())) {
            addLast(region, block.from(), successors);
            addLast(region, block.to(), successors);
        }
        return successors;
    }

    /** This peer is one of the holders, so of the others one less. */
    private static void addLast(Region region, Point key, Set<NodeId> successors) {
        List<Located> others = region.known().closest(key, region.holders());
        int first = Math.max(0, region.holders() - 1 - LAST_PLACES);
        if (others.size() < region.holders() - 1) return;
        for (Located other : others.subList(first, others.size())) successors.add(other.id());
    }
}
