package io.folkmoot.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** How the running peer fares. */
@Command(name = "status", description = "How the running peer fares: health, neighbours, records, counters.")
final class StatusCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final CommonOptions common;

    StatusCommand(Terminal terminal, CommonOptions common) {
        this.terminal = terminal;
        this.common = common;
    }

    @Override
    public Integer call() throws CommandException {
        try (Running peer = Running.connect(common)) {
            JsonNode status = peer.get("/local/status");
            Running.print(common, terminal, status, () -> text(status));
            return ExitCode.DONE.number();
        }
    }

    private static String text(JsonNode status) {
        Map<String, Object> rows = new LinkedHashMap<>();
        status.properties().forEach(field -> rows.putAll(rows(field.getKey(), field.getValue())));
        return Columns.of(rows);
    }

    /** Counters that stand at zero say nothing to people. */
    private static Map<String, Object> rows(String name, JsonNode value) {
        Map<String, Object> rows = new LinkedHashMap<>();
        if (value.isArray())
            value.forEach(item -> rows.merge(words(name), item.asText(), (left, right) -> left + "; " + right));
        else if (value.isObject())
            value.properties().stream()
                    .filter(field -> !field.getValue().asText().equals("0"))
                    .forEach(field -> rows.put(
                            words(name) + ": " + field.getKey(),
                            field.getValue().asText()));
        else if (name.equals("uptime_s")) rows.put("uptime", Spans.inWords(value.asLong()));
        else rows.put(words(name), value.isNull() ? null : value.asText());
        return rows;
    }

    private static String words(String name) {
        return name.replace('_', ' ');
    }
}
