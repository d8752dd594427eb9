package io.folkmoot.actors.routing;

import io.folkmoot.protocol.identity.Point;
import java.util.List;

/** Where the table leaves its newest view for everybody to read. */
public final class PublishedTable implements KnownPeers {
    @Override
    public List<Located> closest(Point target, int most) {
        return List.of();
    }

    @Override
    public int size() {
        return 0;
    }
}
