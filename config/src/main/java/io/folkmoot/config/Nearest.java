package io.folkmoot.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses which name was meant by a wrong one: a slip of the keyboard, or the right word in another family. */
final class Nearest {
    private record Guess(String name, int slips) {}

    private Nearest() {}

    static Optional<String> to(String wrong, Collection<String> known) {
        return known.stream()
                .map(name -> new Guess(name, slips(wrong, name)))
                .filter(guess -> guess.slips <= Math.max(2, wrong.length() / 4))
                .min(Comparator.comparingInt(Guess::slips))
                .map(Guess::name);
    }

    private static int slips(String wrong, String name) {
        boolean elsewhere = lastWord(wrong).equals(lastWord(name)) && wrong.indexOf('.') >= 0;
        return elsewhere ? Math.min(1, distance(wrong, name)) : distance(wrong, name);
    }

    private static String lastWord(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    /** Levenshtein: letters to insert, remove or replace. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) row[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
