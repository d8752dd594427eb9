package io.folkmoot.gateway.simulation;

import java.util.Locale;

/** Text as markup: nothing that a plan, a scenario or a peer says can become a tag, an attribute or a script. */
final class Html {
    private Html() {}

    static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(isPrintable(c) ? c : ' ');
            }
        }
        return safe.toString();
    }

    /** A document may not hold the control characters that a peer's words may. */
    private static boolean isPrintable(char c) {
        if (c == '\n' || c == '\t') return true;
        return c >= ' ' && c != '\uFFFE' && c != '\uFFFF' && (c < '\u007F' || c > '\u009F');
    }

    /** An element with this class and the markup in it. */
    static String element(String tag, String kind, String markup) {
        String attribute = kind.isEmpty() ? "" : " class=\"" + escape(kind) + "\"";
        return "<" + tag + attribute + ">" + markup + "</" + tag + ">";
    }

    /** The same with text in it. */
    static String text(String tag, String kind, String text) {
        return element(tag, kind, escape(text));
    }

    /** A coordinate: a tenth of a unit is less than a pixel. */
    static String at(double place) {
        return String.format(Locale.ROOT, "%.1f", place);
    }
}
