package io.folkmoot.actors.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Does as a set that forgets what lies too far under its highest, at both ends of the numbers too. */
class SeenIdsTest {
    private static final int STEPS = 40_000;

    private final SeenIds seen = new SeenIds();

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 4_095, 4_096, 0xffff_0000L, Long.MAX_VALUE - 50_000, Long.MAX_VALUE - 10})
    void doesAsAPlainSet(long first) {
        long seed = 21;
        SplittableRandom dice = new SplittableRandom(seed);
        TreeSet<Long> plain = new TreeSet<>();
        long at = first;
        for (int i = 0; i < STEPS; i++) {
            long jump = dice.nextInt(50) == 0 ? dice.nextInt(3 * SeenIds.WIDTH) : dice.nextInt(3);
            at = Long.MAX_VALUE - at < jump ? Long.MAX_VALUE : at + jump;
            long id = Math.max(0, at - dice.nextInt(2 * SeenIds.WIDTH));
            boolean settled = !plain.isEmpty() && id <= plain.last() - SeenIds.WIDTH;
            assertThat(seen.isSettled(id))
                    .as("seed %s, step %s, id %s", seed, i, id)
                    .isEqualTo(settled);
            assertThat(seen.hasSeen(id))
                    .as("seed %s, step %s, id %s", seed, i, id)
                    .isEqualTo(!settled && plain.contains(id));
            if (settled) continue;
            seen.see(id);
            plain.add(id);
        }
    }

    @Test
    void whatIsSettledIsNotSeenAgain() {
        seen.see(10_000);
        assertThatThrownBy(() -> seen.see(1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void forgettingBeginsAnew() {
        seen.see(Long.MAX_VALUE);
        seen.forget();
        assertThat(seen.isSettled(0)).isFalse();
        assertThat(seen.hasSeen(Long.MAX_VALUE)).isFalse();
        seen.see(0);
        assertThat(seen.hasSeen(0)).isTrue();
    }
}
