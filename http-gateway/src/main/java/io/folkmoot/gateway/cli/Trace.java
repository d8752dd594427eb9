package io.folkmoot.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The steps of a search for eyes: those that lay further from the start stand further in. */
final class Trace {
    private Trace() {}

    static String text(JsonNode hops) {
        if (hops.isEmpty()) return "nobody had to be asked";
        return Rows.align(StreamSupport.stream(hops.spliterator(), false)
                .map(Trace::line)
                .collect(Collectors.toCollection(ArrayList::new)));
    }

    private static List<String> line(JsonNode hop) {
        return List.of(
                "  ".repeat(hop.path("depth").asInt())
                        + Rows.shortened(hop.path("node_id").asText()),
                Rows.cell(hop.path("address")),
                Rows.cell(hop.path("took_ms")) + " ms",
                Rows.cell(hop.path("outcome")),
                hop.path("closer").asInt() > 0 ? hop.path("closer").asInt() + " closer" : "");
    }
}
