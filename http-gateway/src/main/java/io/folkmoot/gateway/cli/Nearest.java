package io.folkmoot.gateway.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds the words that a mistyped one was likely meant to be. */
final class Nearest {
    private static final int MOST = 3;

    private Nearest() {}

    static List<String> to(String typed, Collection<String> words) {
        int tolerated = Math.max(1, typed.length() / 3);
        return words.stream()
                .filter(word -> distance(typed, word) <= tolerated || (typed.length() > 1 && word.startsWith(typed)))
                .sorted(Comparator.comparingInt((String word) -> distance(typed, word))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
    }

    /** The number of letters to add, drop or change. */
    static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j < row.length; j++) row[j] = j;
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[right.length()];
    }
}
