package io.folkmoot.actors.records;

import io.folkmoot.protocol.identity.Distance;
import io.folkmoot.protocol.identity.NodeId;
import java.util.List;

/** Whether a peer is among the closest to all keys of a block, to none, or to some of them. */
enum Standing {
    ALL,
    NONE,
    SOME;

    /** The others are all peers that may be closer; the peer itself does not count where it is among them. */
    static Standing of(NodeId peer, Block block, List<NodeId> others, int closest) {
        int closer = 0;
        int undecided = 0;
        for (NodeId other : others) {
            int common = Distance.commonPrefix(peer, other);
            if (common == NodeId.BITS) continue;
            // The first bit in which they differ decides, and within the block it may be either.
            if (common >= block.bits()) undecided++;
            else if (Distance.compare(block.from(), other, peer) < 0) closer++;
        }
        if (closer >= closest) return NONE;
        return closer + undecided < closest ? ALL : SOME;
    }
}
