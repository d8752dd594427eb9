package io.folkmoot.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A list of documents as a table for eyes: a line of names, then one line for each. */
final class Rows {
    /** As much of an id as a person compares. */
    private static final int SHORT = 8;

    private static final int WHOLE_ID = 64;

    private Rows() {}

    /** Only these fields, in this order. Ids are whole, because people copy them. */
    static String of(JsonNode list, String... fields) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of(fields).stream().map(field -> field.replace('_', ' ')).toList());
        for (JsonNode item : list)
            lines.add(List.of(fields).stream()
                    .map(field -> cell(item.path(field)))
                    .toList());
        return align(lines);
    }

    static String align(List<List<String>> lines) {
        int columns = lines.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> line : lines)
            for (int i = 0; i < line.size(); i++)
                widths[i] = Math.max(widths[i], line.get(i).length());
        return lines.stream().map(line -> pad(line, widths)).collect(Collectors.joining("\n"));
    }

    private static String pad(List<String> line, int[] widths) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < line.size(); i++)
            text.append(line.get(i)).append(" ".repeat(widths[i] - line.get(i).length() + 2));
        return text.toString().stripTrailing();
    }

    static String cell(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) return "-";
        if (value.isFloatingPointNumber()) return String.format(Locale.ROOT, "%.2f", value.asDouble());
        if (value.isArray()) {
            List<String> items = new ArrayList<>();
            value.forEach(item -> items.add(cell(item)));
            return String.join(", ", items);
        }
        return value.isObject() ? value.toString() : value.asText();
    }

    static String shortened(String id) {
        return id.length() == WHOLE_ID ? id.substring(0, SHORT) : id;
    }
}
