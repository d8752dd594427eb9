package io.folkmoot.gateway.logging;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** Two ways to write named values on one line. What others have sent stays on it, whatever characters they chose. */
final class Lines {
    private Lines() {}

    static String json(Map<String, String> fields) {
        StringJoiner line = new StringJoiner(",", "{", "}");
        fields.forEach((name, value) -> line.add("\"" + quoted(name) + "\":\"" + quoted(value) + "\""));
        return line.toString();
    }

    private static String quoted(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }

    static String logfmt(Map<String, String> fields) {
        StringJoiner line = new StringJoiner(" ");
        fields.forEach((name, value) -> line.add(name + "=" + bareOrQuoted(value)));
        return line.toString();
    }

    private static String bareOrQuoted(String text) {
        boolean bare = !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c != '"' && c != '=' && !isControl(c));
        if (bare) return text;
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> appendEscaped(quoted, (char) c));
        return quoted.append('"').toString();
    }

    private static void appendEscaped(StringBuilder out, char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\t' -> out.append("\\t");
            default -> {
                if (isControl(c)) out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                else out.append(c);
            }
        }
    }

    /** Terminals obey these; the second range is the one that they also hear in eight bits. */
    private static boolean isControl(int c) {
        return c < ' ' || (c >= 0x7f && c <= 0x9f);
    }
}
