package io.folkmoot.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses which name was meant by a wrong one: a slip of the keyboard, or the right word in another family. */
public final class Nearest {
    private record Guess(String name, int slips) {}

    private Nearest() {}

    public static Optional<String> to(String wrong, Collection<String> known) {
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

    /** Letters to insert, remove, replace, or swap with their neighbour. */
    static int distance(String a, String b) {
        int[][] slips = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                slips[i][j] = i == 0 || j == 0 ? i + j : least(a, b, i, j, slips);
            }
        }
        return slips[a.length()][b.length()];
    }

    private static int least(String a, String b, int i, int j, int[][] slips) {
        int replaced = slips[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, 1 + Math.min(slips[i - 1][j], slips[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, 1 + slips[i - 2][j - 2]) : best;
    }
}
