package io.folkmoot.actors.records;

import io.folkmoot.actors.routing.Located;
import io.folkmoot.protocol.identity.NodeId;
import java.util.ArrayList;
import java.util.List;

/** In which blocks two peers hold the same keys: this peer as one of its closest so many, the other likewise. */
final class Sharing {
    /** Even ten thousand peers differ in the first 27 bits; in doubt about less than that, both hold it. */
    private static final int DEEPEST = 40;

    /** Two neighbours share a few dozen; whoever shapes the key space to share more is compared with less often. */
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
        sharing.visit(Block.WHOLE);
        return List.copyOf(sharing.shared);
    }

    private void visit(Block block) {
        if (++visited > MOST_VISITED) return;
        List<NodeId> peers = new ArrayList<>();
        for (Located peer : region.around(block)) if (!peer.id().equals(other)) peers.add(peer.id());
        peers.add(other);
        Standing own = Standing.of(region.self(), block, peers, ownRank);
        if (own == Standing.NONE) return;
        peers.add(region.self());
        Standing theirs = Standing.of(other, block, peers, otherRank);
        if (theirs == Standing.NONE) return;
        boolean certain = own == Standing.ALL && theirs == Standing.ALL;
        if (certain || block.bits() >= DEEPEST) shared.add(block);
        else block.halves().forEach(this::visit);
    }
}
