package io.folkmoot.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where a peer is, as the mesh knows it. */
@Command(name = "find", description = "Find a peer by its node id: where it is reached, and who said so.")
final class FindCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final CommonOptions common;

    @Parameters(paramLabel = "NODEID", description = "The node id, 64 hex digits.")
    private String name = "";

    @Option(names = "--trace", description = "Show each step: who was asked, what it said, how long that took.")
    private boolean trace;

    FindCommand(Terminal terminal, CommonOptions common) {
        this.terminal = terminal;
        this.common = common;
    }

    @Override
    public Integer call() throws CommandException {
        String id = Ids.nodeId(name);
        try (Running peer = Running.connect(common)) {
            JsonNode found = peer.get("/local/find/" + id + (trace ? "?trace=1" : ""));
            Running.print(common, terminal, found, () -> text(found));
            return (found.path("found").asBoolean() ? ExitCode.DONE : ExitCode.NO).number();
        }
    }

    private String text(JsonNode found) {
        List<String> parts = new ArrayList<>();
        if (trace) parts.add(Trace.text(found.path("trace")));
        if (found.path("found").asBoolean()) parts.add(Columns.of(rows(found)));
        else
            parts.add("not found: nobody near "
                    + Rows.shortened(found.path("node_id").asText(name)) + " knows a live peer of that id");
        return String.join("\n\n", parts);
    }

    private static Map<String, Object> rows(JsonNode found) {
        Map<String, Object> rows = new LinkedHashMap<>();
        rows.put("node id", found.path("node_id").asText());
        rows.put("addresses", Rows.cell(found.path("addresses")));
        rows.put("source", Rows.cell(found.path("source")));
        rows.put("steps", Rows.cell(found.path("hops")));
        rows.put("took", Rows.cell(found.path("ms")) + " ms");
        return rows;
    }
}
