package io.folkmoot.simulation.lookup;

import io.folkmoot.actors.routing.KnownPeers;
import io.folkmoot.actors.routing.Located;
import io.folkmoot.protocol.identity.Distance;
import io.folkmoot.protocol.identity.Point;
import java.util.ArrayList;
import java.util.List;

/** A table that somebody has written down and nobody keeps up to date. */
final class Paper implements KnownPeers {
    final List<Located> peers = new ArrayList<>();

    @Override
    public List<Located> closest(Point target, int most) {
        return peers.stream()
                .sorted((left, right) -> Distance.compare(target, left.id(), right.id()))
                .limit(most)
                .toList();
    }

    @Override
    public int size() {
        return peers.size();
    }
}
