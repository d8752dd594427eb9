package io.folkmoot.protocol.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DisjointPathsTest {
    private static final int ROUNDS = 20_000;

    /** A small graph: vertex i has parents with smaller numbers; the first few are roots. */
    private record Graph(int roots, List<List<Integer>> parents, List<Integer> starts) {
        static Graph random(SplittableRandom random) {
            int roots = 1 + random.nextInt(4);
            int vertices = roots + random.nextInt(7);
            List<List<Integer>> parents = new ArrayList<>();
            for (int vertex = 0; vertex < vertices; vertex++)
                parents.add(vertex < roots ? List.of() : some(random, vertex));
            return new Graph(roots, parents, some(random, vertices));
        }

        private static List<Integer> some(SplittableRandom random, int below) {
            SortedSet<Integer> some = new TreeSet<>();
            for (int i = random.nextInt(4); i >= 0; i--) some.add(random.nextInt(below));
            return List.copyOf(some);
        }

        List<List<Integer>> find(int wanted) {
            return DisjointPaths.find(starts, parents::get, vertex -> vertex < roots, wanted);
        }
    }

    /** Every way of going up from each start in turn, or leaving it out. */
    private static int most(Graph graph, int start, SortedSet<Integer> used) {
        if (start == graph.starts().size()) return 0;
        int best = most(graph, start + 1, used);
        return Math.max(best, climb(graph, start, graph.starts().get(start), used));
    }

    private static int climb(Graph graph, int start, int vertex, SortedSet<Integer> used) {
        if (!used.add(vertex)) return 0;
        int best = vertex < graph.roots() ? 1 + most(graph, start + 1, used) : 0;
        for (int parent : graph.parents().get(vertex)) best = Math.max(best, climb(graph, start, parent, used));
        used.remove(vertex);
        return best;
    }

    @Test
    void theFlowFindsAsManyPathsAsTryingAllOfThem() {
        SplittableRandom random = new SplittableRandom(31);
        int[] seen = new int[5];
        for (int round = 0; round < ROUNDS; round++) {
            Graph graph = Graph.random(random);
            int most = most(graph, 0, new TreeSet<>());
            assertThat(graph.find(Integer.MAX_VALUE))
                    .as("round %s: %s", round, graph)
                    .hasSize(most);
            seen[most]++;
        }
        for (int paths = 1; paths < seen.length; paths++)
            assertThat(seen[paths]).as("graphs with %s paths", paths).isPositive();
    }

    @Test
    void thePathsAreRealShareNothingAndAreNoMoreThanWanted() {
        SplittableRandom random = new SplittableRandom(32);
        for (int round = 0; round < ROUNDS; round++) {
            Graph graph = Graph.random(random);
            List<List<Integer>> paths = graph.find(2);
            assertThat(paths.size()).isLessThanOrEqualTo(2);
            List<Integer> vertices = new ArrayList<>();
            for (List<Integer> path : paths) {
                assertThat(graph.starts()).contains(path.get(0));
                for (int i = 1; i < path.size(); i++)
                    assertThat(graph.parents().get(path.get(i - 1))).contains(path.get(i));
                assertThat(path.get(path.size() - 1)).isLessThan(graph.roots());
                vertices.addAll(path);
            }
            assertThat(vertices).as("round %s: %s", round, graph).doesNotHaveDuplicates();
        }
    }

    @Test
    void aPathYieldsItsUpperPartToAnother() {
        List<List<Integer>> parents = List.of(List.of(), List.of(), List.of(0, 1), List.of(0));
        Graph graph = new Graph(2, parents, List.of(2, 3));
        assertThat(graph.find(2)).containsExactlyInAnyOrder(List.of(2, 1), List.of(3, 0));
    }
}
