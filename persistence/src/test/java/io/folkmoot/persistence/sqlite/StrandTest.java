package io.folkmoot.persistence.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.folkmoot.persistence.records.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class StrandTest {
    private final Queue<Runnable> turns = new ArrayDeque<>();
    private final List<List<Integer>> groups = new ArrayList<>();
    private final Strand<Integer> strand = new Strand<>(turns::add, 5, 3, this::take);

    private void take(List<Integer> group) {
        groups.add(group);
        if (group.contains(13)) throw new IllegalStateException("13");
    }

    @Test
    void whatWaitsIsTakenTogetherUpToANumberAndInOrder() {
        for (int i = 0; i < 5; i++) assertThat(strand.offer(i)).isEmpty();
        assertThat(strand.offer(5)).contains(Problem.BUSY);
        assertThat(turns).hasSize(1);
        turns.remove().run();
        assertThat(strand.offer(6)).isEmpty();
        turns.remove().run();
        assertThat(turns).isEmpty();
        assertThat(groups).containsExactly(List.of(0, 1, 2), List.of(3, 4, 6));

        assertThat(strand.offer(7)).isEmpty();
        assertThat(turns).hasSize(1);
    }

    @Test
    void aGroupThatThrowsDoesNotStopTheNext() {
        for (int call : new int[] {13, 1, 2, 3}) assertThat(strand.offer(call)).isEmpty();
        assertThatThrownBy(() -> turns.remove().run()).isInstanceOf(IllegalStateException.class);
        turns.remove().run();
        assertThat(groups).containsExactly(List.of(13, 1, 2), List.of(3));
    }

    @Test
    void onceClosedItTakesNoMore() {
        assertThat(strand.offer(1)).isEmpty();
        turns.remove().run();
        strand.close();
        assertThat(strand.offer(2)).contains(Problem.CLOSED);
    }
}
