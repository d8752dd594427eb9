package io.folkmoot.actors.records;

import io.folkmoot.actors.routing.Located;
import io.folkmoot.protocol.identity.NodeId;
import java.util.ArrayList;
import java.util.List;

/**
 * In which blocks two peers hold the same keys: this peer as one of its closest so many, the other likewise. Where that
 * differs from key to key in a block in which nobody stands, the block counts as shared: whoever sends looks at each key.
 */
final class Sharing {
    /** Two peers that stand side by side take turns from key to key; following that would take thousands of blocks. */
    private static final int SPLITS_OF_EMPTY = 2;

    /** Even ten thousand peers differ in the first 27 bits. */
    private static final int DEEPEST = 40;

    /** Two neighbours share some dozens; whoever shapes the key space so that they share more is compared with in part. */
    private static final int MOST_VISITED = 2_000;

    private final Region region;
    private final NodeId other;
    private final int ownRank;
    private final int otherRank;
    private final List<Block> shared = new ArrayList<>();
    private int visited;

    private Sharing(Region region, int ownRank, NodeId other, int otherRank) {
        this.region = region;
        this.other = other;
        this.ownRank = ownRank;
        this.otherRank = otherRank;
    }

    /** In the order of their keys. */
    static List<Block> of(Region region, int ownRank, NodeId other, int otherRank) {
        Sharing sharing = new Sharing(region, ownRank, other, otherRank);
        sharing.visit(Block.WHOLE, SPLITS_OF_EMPTY);
        return List.copyOf(sharing.shared);
    }

    private void visit(Block block, int splitsLeft) {
        if (++visited > MOST_VISITED) return;
        List<NodeId> peers = new ArrayList<>();
        for (Located peer : region.around(block)) if (!peer.id().equals(other)) peers.add(peer.id());
        peers.add(other);
        Standing own = Standing.of(region.self(), block, peers, ownRank);
        if (own == Standing.NONE) return;
        peers.add(region.self());
        Standing theirs = Standing.of(other, block, peers, otherRank);
        if (theirs == Standing.NONE) return;
        boolean empty = peers.stream().noneMatch(block::contains);
        boolean certain = own == Standing.ALL && theirs == Standing.ALL;
        if (certain || splitsLeft == 0 || block.bits() >= DEEPEST) shared.add(block);
        else for (Block half : block.halves()) visit(half, empty ? splitsLeft - 1 : splitsLeft);
    }
}
