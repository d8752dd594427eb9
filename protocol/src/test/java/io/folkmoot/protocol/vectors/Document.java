package io.folkmoot.protocol.vectors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The document with its marked blocks: a line {@code <!-- vectors: NAME -->}, then the block between fences. */
final class Document {
    static final Path PATH = Path.of(System.getProperty("folkmoot.root", ".."), "docs", "protocol.md");

    private static final Pattern MARKER = Pattern.compile("<!-- vectors: ([a-z0-9-]+) -->");
    private static final String FENCE = "```";

    private final List<String> lines;
    private final Map<String, Integer> starts = new TreeMap<>();

    private Document(List<String> lines) {
        this.lines = lines;
        for (int i = 0; i < lines.size(); i++) {
            Matcher marker = MARKER.matcher(lines.get(i));
            if (!marker.matches()) continue;
            if (i + 1 >= lines.size() || !lines.get(i + 1).startsWith(FENCE))
                throw new IllegalStateException("no block directly after line " + (i + 1) + ", " + lines.get(i));
            if (starts.put(marker.group(1), i + 2) != null)
                throw new IllegalStateException("two blocks of vectors " + marker.group(1));
        }
    }

    static Document read() {
        try {
            return new Document(new ArrayList<>(Files.readAllLines(PATH)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + PATH, e);
        }
    }

    List<String> names() {
        return List.copyOf(starts.keySet());
    }

    List<String> block(String name) {
        int start = start(name);
        return List.copyOf(lines.subList(start, end(name, start)));
    }

    Document with(String name, List<String> block) {
        int start = start(name);
        List<String> rewritten = new ArrayList<>(lines.subList(0, start));
        rewritten.addAll(block);
        rewritten.addAll(lines.subList(end(name, start), lines.size()));
        return new Document(rewritten);
    }

    void write() {
        try {
            Files.writeString(PATH, String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + PATH, e);
        }
    }

    private int start(String name) {
        Integer start = starts.get(name);
        if (start == null) throw new IllegalStateException("no block of vectors " + name);
        return start;
    }

    private int end(String name, int start) {
        for (int i = start; i < lines.size(); i++) if (lines.get(i).equals(FENCE)) return i;
        throw new IllegalStateException("the block of vectors " + name + " does not end");
    }
}
