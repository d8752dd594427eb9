package io.folkmoot.protocol.vectors;

import java.util.ArrayList;
import java.util.List;

/** Collects the lines of one block: {@code name: value}, with an empty line between items. */
final class Lines {
    private final List<String> lines = new ArrayList<>();

    Lines item() {
        if (!lines.isEmpty()) lines.add("");
        return this;
    }

    Lines put(String name, Object value) {
        lines.add((name + ": " + value).stripTrailing());
        return this;
    }

    List<String> all() {
        return List.copyOf(lines);
    }

    static List<String> of(Section section) {
        Lines lines = new Lines();
        try {
            section.write(lines);
        } catch (Exception e) {
            throw new IllegalStateException("section " + section.name() + " cannot be written", e);
        }
        return lines.all();
    }
}
