package io.folkmoot.gateway.cli;

import java.util.Locale;
import java.util.regex.Pattern;

/** Ids as people type them. */
final class Ids {
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{64}");

    private Ids() {}

    static boolean isId(String text) {
        return HEX.matcher(text).matches();
    }

    static String nodeId(String text) throws CommandException {
        return id("a node id", text);
    }

    static String key(String text) throws CommandException {
        return id("a key", text);
    }

    private static String id(String what, String text) throws CommandException {
        if (isId(text)) return text.toLowerCase(Locale.ROOT);
        throw CommandException.wrongInput(
                "'" + text + "' is not " + what + ": 64 hex digits are due, not " + text.length() + " characters");
    }
}
