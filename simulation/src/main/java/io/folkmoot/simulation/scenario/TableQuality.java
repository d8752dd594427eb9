package io.folkmoot.simulation.scenario;

import io.folkmoot.protocol.identity.Distance;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.identity.Point;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.simulation.scenario.Figure.Goal;
import io.folkmoot.simulation.scenario.Plot.Shape;
import io.folkmoot.simulation.universe.Census;
import io.folkmoot.simulation.universe.Resident;
import io.folkmoot.simulation.universe.Universe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How well the peers know one another: what is in their tables beside what could be. */
final class TableQuality {
    private final Census census;
    private final int k;
    private final Samples recall = Samples.of("closest known");
    private final Samples fill = Samples.of("buckets");
    private final Samples contacts = Samples.of("contacts");
    private final Samples served = Samples.of("requests served");

    TableQuality(Universe universe, Census census) {
        this.census = census;
        k = universe.settings().routing().k();
    }

    void tell(Stage stage) {
        Map<PublicKey, NodeId> ids = new TreeMap<>();
        census.living().forEach(one -> ids.put(one.key(), one.id()));
        census.tables().forEach((one, keys) -> look(one, keys, ids));
        census.statuses().values().forEach(status -> served.add(status.counts().getOrDefault("requests-served", 0L)));
        int groups = census.groups().size();
        stage.require("everybody is reached from everybody", groups == 1, () -> groups + " groups");
        figures(stage);
        stage.require("peers know those closest to them", recall.mean() >= 0.95, () -> "mean recall " + recall.mean());
    }

    private void look(Resident one, List<PublicKey> keys, Map<PublicKey, NodeId> ids) {
        List<NodeId> known = new ArrayList<>();
        for (PublicKey key : keys) {
            NodeId id = ids.get(key);
            if (id != null) known.add(id);
        }
        contacts.add(known.size());
        recall.add(census.recall(one.id(), k, one, known));
        int[] there = new int[Point.BITS];
        int[] here = new int[Point.BITS];
        for (NodeId id : ids.values()) if (!id.equals(one.id())) there[Distance.bucketIndex(one.id(), id)]++;
        for (NodeId id : known) here[Distance.bucketIndex(one.id(), id)]++;
        for (int i = 0; i < there.length; i++) if (there[i] > 0) fill.add((double) here[i] / Math.min(k, there[i]));
    }

    private void figures(Stage stage) {
        stage.figure(
                "closest_known",
                recall.mean(),
                Figure.PART,
                "part of the true k closest that a peer knows, mean",
                Goal.atLeast(0.99));
        stage.figure(
                "closest_known_p1",
                recall.p(0.01),
                Figure.PART,
                "the same, of the peer that only one in a hundred is below");
        stage.figure(
                "bucket_fill",
                fill.mean(),
                Figure.PART,
                "contacts of a bucket as part of those that it could have, mean");
        stage.figure("contacts", contacts.mean(), "", "contacts of a peer, mean");
        stage.figure("load_p50", served.p(0.5), "", "requests that a peer has served, median");
        stage.figure("load_p99", served.p(0.99), "", "the same, 99th of 100");
        stage.plot(Samples.plot(Shape.BARS, "Whom peers know", "Contacts in a peer's table.", "contacts", contacts));
        stage.plot(Samples.plot(
                Shape.CUMULATIVE,
                "Who bears the load",
                "Requests that each peer has served; whoever came first has served most.",
                "requests",
                served));
    }
}
