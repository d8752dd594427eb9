package io.folkmoot.actors.lookup;

import io.folkmoot.actors.routing.Located;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.identity.Point;
import java.util.List;

/**
 * Whether peers stand much closer around a point than they do around us. Ids are hashes and fall everywhere alike, so a
 * crowd has been drawn for its place: whoever wants to deny a key draws ids until all of the closest are its own.
 */
final class Crowd {
    /** Of two regions with twenty by chance, one is so much narrower than the other once in a hundred thousand. */
    private static final double TIMES = 4;

    private Crowd() {}

    /** Each list is of the k closest, closest first; fewer than that are all there are, and no crowd. */
    static boolean is(Point target, List<NodeId> closest, NodeId self, List<Located> around, int k) {
        if (closest.size() < k || around.size() < k) return false;
        double there = width(target, closest.get(k - 1));
        double here = width(self, around.get(k - 1).id());
        return there * TIMES < here;
    }

    /** The first 64 bits tell regions apart in any mesh that fits on this world; read as a number without sign. */
    private static double width(Point from, Point to) {
        long distance = from.a() ^ to.a();
        return (distance >>> 1) * 2.0 + (distance & 1);
    }
}
