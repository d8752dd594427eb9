package io.folkmoot.actors.routing;

import io.folkmoot.protocol.bytes.MalformedException;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;

/** What the table counts, and what it says: a word under {@code event} for programs, a sentence for people. */
final class TableLog {
    private final Logger log;
    private final Map<TableCount, Long> counts = new EnumMap<>(TableCount.class);

    TableLog(Logger log) {
        this.log = log;
        for (TableCount count : TableCount.values()) counts.put(count, 0L);
    }

    void raise(TableCount count) {
        counts.merge(count, 1L, Long::sum);
    }

    Map<TableCount, Long> counts() {
        return new EnumMap<>(counts);
    }

    void entered(Located peer, int bucket) {
        raise(TableCount.PEERS_ENTERED);
        tell("peer-entered", peer, bucket, "{} is in the table");
    }

    void departed(Located peer, int bucket) {
        raise(TableCount.PEERS_DEPARTED);
        tell("peer-departed", peer, bucket, "{} is no longer in the table");
    }

    private void tell(String event, Located peer, int bucket, String sentence) {
        if (!log.isDebugEnabled()) return;
        log.atDebug()
                .addKeyValue("event", event)
                .addKeyValue("peer", peer.id())
                .addKeyValue("bucket", bucket)
                .log(sentence, peer.id().toShortText());
    }

    void unreadable(MalformedException why) {
        log.atWarn()
                .addKeyValue("event", "table-unreadable")
                .addKeyValue("error", why.getMessage())
                .log("The saved table is damaged and is not used: {}", why.getMessage());
    }
}
