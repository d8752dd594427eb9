package io.folkmoot.gateway.cli;

import io.folkmoot.actors.links.LinkEvent;
import io.folkmoot.actors.links.LinkEvent.Down;
import io.folkmoot.actors.links.LinkEvent.Moved;
import io.folkmoot.actors.links.LinkEvent.Up;
import io.folkmoot.actors.links.Status;
import io.folkmoot.gateway.api.Documents;
import io.folkmoot.protocol.identity.Placement;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What links do and count, as lines for people and documents for programs. The words are those of the log. */
final class LinkLines {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private LinkLines() {}

    static Map<String, Object> document(LinkEvent event, Instant at) {
        Map<String, Object> document = begin(word(event), at);
        document.put("node_id", Placement.of(event.peer()).toHex());
        document.put("public_key", event.peer().toHex());
        switch (event) {
            case Up up -> {
                document.put("address", up.path().toString());
                document.put("participates", up.participates());
            }
            case Moved moved -> document.put("address", moved.path().toString());
            case Down down -> document.put("why", down.why());
        }
        return document;
    }

    static String text(LinkEvent event, Instant at, ZoneId zone) {
        String rest = switch (event) {
            case Up up -> up.path().toString();
            case Moved moved -> "to " + moved.path();
            case Down down -> down.why();
        };
        String node = Placement.of(event.peer()).toShortText();
        return String.format(Locale.ROOT, "%s  %-10s  %s  %s", TIME.format(at.atZone(zone)), word(event), node, rest);
    }

    private static String word(LinkEvent event) {
        return switch (event) {
            case Up up -> "link-up";
            case Moved moved -> "link-moved";
            case Down down -> "link-down";
        };
    }

    static Map<String, Object> document(String event, Status status, Instant at) {
        Map<String, Object> document = begin(event, at);
        document.put("links", status.links().size());
        document.putAll(Documents.counts(status));
        return document;
    }

    /** Counters that stand at zero say nothing to people. */
    static String text(Status status) {
        Map<String, Object> rows = new LinkedHashMap<>();
        rows.put("links", status.links().size());
        rows.putAll(Documents.packets(status));
        status.counts().forEach((count, value) -> {
            if (value != 0) rows.put(count.word(), value);
        });
        status.dropsAtTheDoor().forEach((drop, value) -> {
            if (value != 0) rows.put("dropped at the door: " + Documents.word(drop), value + "  " + drop.sentence());
        });
        return Columns.of(rows);
    }

    private static Map<String, Object> begin(String event, Instant at) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("event", event);
        document.put("at", at.toString());
        return document;
    }
}
