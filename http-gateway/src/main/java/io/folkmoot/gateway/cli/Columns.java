package io.folkmoot.gateway.cli;

import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Names and values under each other, for eyes. */
final class Columns {
    private Columns() {}

    static String of(Map<String, ? extends @Nullable Object> rows) {
        int width = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
        return rows.entrySet().stream()
                .map(row -> row.getKey()
                        + " ".repeat(width - row.getKey().length() + 2)
                        + (row.getValue() == null ? "-" : row.getValue()))
                .collect(Collectors.joining("\n"));
    }
}
