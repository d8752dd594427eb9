package io.folkmoot.actors.routing;

import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.identity.Point;
import java.util.List;

/** Where the table leaves its newest view for everybody to read. It outlives the table, which begins again from it. */
public final class PublishedTable implements KnownPeers {
    private volatile TableIndex view = TableIndex.empty(new NodeId(0, 0, 0, 0));

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
