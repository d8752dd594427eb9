package io.folkmoot.actors.peer;

import java.util.List;
import org.slf4j.Logger;

/** The life of a peer as log events: a word under {@code event} for programs, a sentence for people. */
final class PeerLog {
    private final Logger log;

    PeerLog(Logger log) {
        this.log = log;
    }

    void joined(int neighbours) {
        log.atInfo()
                .addKeyValue("event", "peer-joined")
                .addKeyValue("neighbours", neighbours)
                .log("In the mesh, with {} neighbours so far", neighbours);
    }

    void notJoined(String why) {
        log.atInfo().addKeyValue("event", "peer-not-joined").log("Not in the mesh: {}", why);
    }

    void lonely() {
        log.atInfo().addKeyValue("event", "peer-lonely").log("No neighbour is left; looking for others");
    }

    void health(Health health) {
        List<String> reasons = health.reasons();
        String word = health.state().name().toLowerCase(java.util.Locale.ROOT);
        log.atInfo()
                .addKeyValue("event", "peer-health")
                .addKeyValue("health", word)
                .log("Health is {}{}", word, reasons.isEmpty() ? "" : ": " + String.join("; ", reasons));
    }

    void stopping(String reason) {
        log.atInfo().addKeyValue("event", "peer-stopping").log("Stopping: {}", reason);
    }

    void failed(String why) {
        log.atError().addKeyValue("event", "peer-failed").log("This peer stops, as it could not be mended: {}", why);
    }
}
