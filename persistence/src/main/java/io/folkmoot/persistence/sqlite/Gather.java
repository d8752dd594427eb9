package io.folkmoot.persistence.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;

/** Merges many parts in pairs, then the pairs in pairs: one after another, thousands of members would take seconds. */
final class Gather {
    private Gather() {}

    static <S> Optional<S> all(List<S> parts, BinaryOperator<S> merge) {
        List<S> rest = parts;
        while (rest.size() > 1) rest = pairs(rest, merge);
        return rest.stream().findFirst();
    }

    private static <S> List<S> pairs(List<S> parts, BinaryOperator<S> merge) {
        List<S> pairs = new ArrayList<>((parts.size() + 1) / 2);
        for (int i = 0; i + 1 < parts.size(); i += 2) pairs.add(merge.apply(parts.get(i), parts.get(i + 1)));
        if (parts.size() % 2 == 1) pairs.add(parts.getLast());
        return pairs;
    }
}
