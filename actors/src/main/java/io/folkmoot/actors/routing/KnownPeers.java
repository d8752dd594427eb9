package io.folkmoot.actors.routing;

import io.folkmoot.protocol.identity.Point;
import java.util.List;

/**
 * The table as it was last published: read by anybody, on any thread, without a message. It is at most one change behind
 * the buckets that own it.
 */
public interface KnownPeers {
    /** The closest known peers, closest first; this peer itself is never among them. */
    List<Located> closest(Point target, int most);

    int size();
}
