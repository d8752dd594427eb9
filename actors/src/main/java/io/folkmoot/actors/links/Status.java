package io.folkmoot.actors.links;

import io.folkmoot.actors.door.Drop;
import io.folkmoot.actors.wire.Path;
import io.folkmoot.actors.wire.WireCounts;
import io.folkmoot.protocol.keys.PublicKey;
import java.util.List;
import java.util.Map;

/** The links at one moment, and what has been counted since the start. */
public record Status(
        List<LinkView> links,
        Map<Count, Long> counts,
        Map<Drop, Long> dropsAtTheDoor,
        WireCounts wire,
        boolean streams) {
    public Status {
        links = List.copyOf(links);
    }

    /** One neighbour: resting says that its session is kept and no actor runs for it. */
    public record LinkView(PublicKey peer, Path path, boolean resting) {}
}
