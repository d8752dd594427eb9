package io.folkmoot.actors.routing;

import io.folkmoot.protocol.identity.Distance;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.identity.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where the table leaves its newest view for everybody to read. It outlives the table, which begins again from it. */
public final class PublishedTable implements KnownPeers {
    private volatile TableIndex view = TableIndex.empty(new NodeId(0, 0, 0, 0));

    /** A table of just these peers that nobody keeps up, for those who read tables and want to try that on one. */
    public static KnownPeers of(NodeId self, List<Located> peers) {
        Map<Integer, List<Located>> buckets = new TreeMap<>();
        for (Located peer : peers)
            buckets.computeIfAbsent(Distance.bucketIndex(self, peer.id()), bucket -> new ArrayList<>())
                    .add(peer);
        var table = new PublishedTable();
        table.view = TableIndex.empty(self);
        buckets.forEach((bucket, members) -> table.view = table.view.with(bucket, members));
        return table;
    }

    @Override
    public List<Located> closest(Point target, int most) {
        return view.closest(target, most);
    }

    @Override
    public int size() {
        return view.size();
    }

    TableIndex view() {
        return view;
    }

    void publish(TableIndex next) {
        view = next;
    }
}
