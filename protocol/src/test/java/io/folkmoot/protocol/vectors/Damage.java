package io.folkmoot.protocol.vectors;

/** Changes one character of a line's value: its middle digit where it has one, else a letter. */
final class Damage {
    private Damage() {}

    static String of(String line) {
        int from = line.indexOf(':') + 1;
        int at = position(line, from);
        if (at < 0) return line + " 0";
        char next = line.charAt(at) == '1' ? '2' : '1';
        return line.substring(0, at) + next + line.substring(at + 1);
    }

    private static int position(String line, int from) {
        int middle = (from + line.length()) / 2;
        for (int i = middle; i < line.length(); i++) if (Character.isLetterOrDigit(line.charAt(i))) return i;
        for (int i = middle - 1; i >= from; i--) if (Character.isLetterOrDigit(line.charAt(i))) return i;
        return -1;
    }
}
