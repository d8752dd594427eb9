package io.folkmoot.protocol.vectors;

import io.folkmoot.protocol.bytes.Bytes;
import java.util.ArrayList;
import java.util.List;

/** Lines of the document that belong together. */
record Item(List<Line> lines) {
    record Line(String name, String value) {
        static Line parse(String line) {
            int colon = line.indexOf(':');
            if (colon < 0) throw new IllegalArgumentException("no name before the value: " + line);
            return new Line(line.substring(0, colon), line.substring(colon + 1).strip());
        }

        List<String> words() {
            return List.of(value.split(" +"));
        }
    }

    static List<Item> parse(List<String> block) {
        List<Item> items = new ArrayList<>();
        List<Line> open = new ArrayList<>();
        for (String line : block) {
            if (!line.isEmpty()) {
                open.add(Line.parse(line));
                continue;
            }
            items.add(new Item(List.copyOf(open)));
            open.clear();
        }
        items.add(new Item(List.copyOf(open)));
        return items;
    }

    boolean has(String name) {
        return lines.stream().anyMatch(line -> line.name().equals(name));
    }

    List<String> all(String name) {
        return lines.stream()
                .filter(line -> line.name().equals(name))
                .map(Line::value)
                .toList();
    }

    String text(String name) {
        List<String> values = all(name);
        if (values.size() != 1) throw new IllegalArgumentException(values.size() + " lines '" + name + "' in " + this);
        return values.get(0);
    }

    Bytes bytes(String name) {
        return Bytes.hex(text(name));
    }

    List<Bytes> allBytes(String name) {
        return all(name).stream().map(Bytes::hex).toList();
    }

    long number(String name) {
        return Long.parseLong(text(name));
    }
}
