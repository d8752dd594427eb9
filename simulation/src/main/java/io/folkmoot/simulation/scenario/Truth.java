package io.folkmoot.simulation.scenario;

import io.folkmoot.protocol.identity.Distance;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.identity.Point;
import io.folkmoot.simulation.universe.Resident;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Who really is closest to a point, of those who live at one moment; no peer knows as much. */
public final class Truth {
    private final List<NodeId> living;

    private Truth(List<NodeId> living) {
        this.living = living;
    }

    public static Truth of(Collection<Resident> living) {
        return new Truth(living.stream().map(Resident::id).toList());
    }

    public int size() {
        return living.size();
    }

    /** Closest first, at most so many, without the one who asks. */
    public List<NodeId> closest(Point target, int most, NodeId asker) {
        NodeId[] best = new NodeId[most];
        int found = 0;
        for (NodeId id : living) {
            if (id.equals(asker)) continue;
            if (found == most && Distance.compare(target, id, best[most - 1]) >= 0) continue;
            int at = found < most ? found++ : most - 1;
            for (; at > 0 && Distance.compare(target, id, best[at - 1]) < 0; at--) best[at] = best[at - 1];
            best[at] = id;
        }
        return List.of(Arrays.copyOf(best, found));
    }

    /** Which part of the true closest is among those found; nobody misses nobody. */
    public static double recall(List<NodeId> truth, Collection<NodeId> found) {
        if (truth.isEmpty()) return 1;
        return (double) truth.stream().filter(found::contains).count() / truth.size();
    }
}
