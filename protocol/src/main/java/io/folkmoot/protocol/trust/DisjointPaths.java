package io.folkmoot.protocol.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Paths upwards to different roots that share no vertex, found by augmenting a flow of which every vertex lets one unit
 * through (Menger's theorem). A new path may take over the upper part of an old one where the lower part of the old one
 * finds another way; so the number found is the most there is, whatever the order of the edges.
 */
final class DisjointPaths<V extends Comparable<V>> {
    private final Function<V, List<V>> parents;
    private final Predicate<V> isRoot;

    /** The vertices on paths with what is next above them; a root has nothing above. */
    private final SortedMap<V, V> above = new TreeMap<>();

    /** The vertices on paths with what is next below them; empty where a path begins. */
    private final SortedMap<V, Optional<V>> below = new TreeMap<>();

    private final SortedSet<V> entered = new TreeSet<>();
    private final SortedSet<V> left = new TreeSet<>();

    private DisjointPaths(Function<V, List<V>> parents, Predicate<V> isRoot) {
        this.parents = parents;
        this.isRoot = isRoot;
    }

    /** Up to {@code wanted} paths, each from another one of the starts to another root; edges form no circle. */
    static <V extends Comparable<V>> List<List<V>> find(
            List<V> starts, Function<V, List<V>> parents, Predicate<V> isRoot, int wanted) {
        DisjointPaths<V> paths = new DisjointPaths<>(parents, isRoot);
        int found = 0;
        while (found < wanted && paths.augment(starts)) found++;
        return paths.collect();
    }

    private boolean augment(List<V> starts) {
        entered.clear();
        left.clear();
        for (V start : starts) if (!isStart(start) && enter(start, Optional.empty())) return true;
        return false;
    }

    private boolean isStart(V vertex) {
        return Optional.empty().equals(below.get(vertex));
    }

    /** Comes to a vertex from below; where a path already goes through it, that path's lower part must yield. */
    private boolean enter(V vertex, Optional<V> from) {
        if (!entered.add(vertex)) return false;
        Optional<V> old = below.get(vertex);
        boolean passes = old == null ? leave(vertex) : old.isPresent() && leave(old.get());
        if (passes) below.put(vertex, from);
        return passes;
    }

    /** Goes on from a vertex by an edge that its path does not use yet, or takes the path off it altogether. */
    private boolean leave(V vertex) {
        if (!left.add(vertex)) return false;
        if (isRoot.test(vertex)) return true;
        for (V parent : parents.apply(vertex)) {
            if (parent.equals(above.get(vertex)) || !enter(parent, Optional.of(vertex))) continue;
            above.put(vertex, parent);
            return true;
        }
        return below.containsKey(vertex) && abandon(vertex);
    }

    private boolean abandon(V vertex) {
        Optional<V> before = below.getOrDefault(vertex, Optional.empty());
        if (!entered.add(vertex) || before.isEmpty() || !leave(before.get())) return false;
        below.remove(vertex);
        above.remove(vertex);
        return true;
    }

    private List<List<V>> collect() {
        List<List<V>> paths = new ArrayList<>();
        for (V vertex : below.keySet()) if (isStart(vertex)) paths.add(upwards(vertex));
        return paths;
    }

    private List<V> upwards(V start) {
        List<V> path = new ArrayList<>(List.of(start));
        for (V next = above.get(start); next != null; next = above.get(next)) path.add(next);
        return path;
    }
}
