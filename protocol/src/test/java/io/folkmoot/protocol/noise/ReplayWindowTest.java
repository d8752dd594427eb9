package io.folkmoot.protocol.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ReplayWindowTest {
    /** The same rule without a thought for memory: remembers every counter. */
    private static final class EveryCounter {
        private final TreeSet<Long> seen = new TreeSet<>();
        private long restedAt = -1;

        void rest() {
            restedAt = seen.isEmpty() ? -1 : seen.getLast();
        }

        boolean accepts(long counter) {
            if (counter <= restedAt) return false;
            return seen.isEmpty() || (!seen.contains(counter) && counter > seen.getLast() - ReplayWindow.WIDTH);
        }
    }

    @Test
    void rememberingAFewBitsIsAsGoodAsRememberingAll() {
        for (int seed = 0; seed < 300; seed++) {
            SplittableRandom dice = new SplittableRandom(seed);
            ReplayWindow clever = new ReplayWindow();
            EveryCounter dumb = new EveryCounter();
            long top = dice.nextInt(5_000);
            for (int step = 0; step < 2_000; step++) {
                long counter = nextCounter(dice, top);
                assertThat(clever.accepts(counter))
                        .as("seed %d, step %d, counter %d", seed, step, counter)
                        .isEqualTo(dumb.accepts(counter));
                if (clever.accepts(counter) && dice.nextInt(4) > 0) {
                    clever.mark(counter);
                    dumb.seen.add(counter);
                    top = Math.max(top, counter);
                }
                if (dice.nextInt(200) > 0) continue;
                clever.rest();
                dumb.rest();
            }
        }
    }

    /** Duplicates and stragglers around the window and its edge; forward by steps, by windows and by leaps. */
    private static long nextCounter(SplittableRandom dice, long top) {
        long counter = switch (dice.nextInt(8)) {
            case 0, 1 -> top - dice.nextInt(64);
            case 2 -> top - dice.nextInt(2 * ReplayWindow.WIDTH);
            case 3 -> top - ReplayWindow.WIDTH + dice.nextInt(-3, 4);
            case 4, 5 -> top + dice.nextInt(4);
            case 6 -> top + dice.nextInt(70);
            default -> top + dice.nextLong(dice.nextInt(10) == 0 ? 1L << dice.nextInt(40) : 2 * ReplayWindow.WIDTH);
        };
        return Math.max(0, counter);
    }

    @Test
    void everyCounterOfAFullWindowIsAcceptedOnceInEitherDirection() {
        ReplayWindow window = new ReplayWindow();
        window.mark(ReplayWindow.WIDTH + 36);
        for (long counter = ReplayWindow.WIDTH + 35; counter >= 37; counter--) {
            assertThat(window.accepts(counter)).isTrue();
            window.mark(counter);
            assertThat(window.accepts(counter)).isFalse();
        }
        assertThat(window.accepts(36)).isFalse();
        assertThat(window.oldest()).isEqualTo(37);
    }

    @Test
    void theLastCounterOfAllIsNoException() {
        ReplayWindow window = new ReplayWindow();
        window.mark(0);
        window.mark(Long.MAX_VALUE);
        assertThat(window.accepts(Long.MAX_VALUE)).isFalse();
        assertThat(window.accepts(Long.MAX_VALUE - ReplayWindow.WIDTH + 1)).isTrue();
        assertThat(window.accepts(Long.MAX_VALUE - ReplayWindow.WIDTH)).isFalse();
    }

    @Test
    void afterARestWhateverIsLateIsGone() {
        ReplayWindow window = new ReplayWindow();
        window.mark(5);
        window.rest();
        assertThat(window.oldest()).isEqualTo(6);
        assertThat(window.accepts(4)).isFalse();
        window.mark(7);
        assertThat(window.accepts(6)).isTrue();
        assertThat(window.accepts(7)).isFalse();
    }

    @Test
    void aNegativeCounterIsNeverAccepted() {
        ReplayWindow window = new ReplayWindow();
        for (long counter : new long[] {-1, -2, -ReplayWindow.WIDTH, Long.MIN_VALUE})
            assertThat(window.accepts(counter)).isFalse();
    }

    @Test
    void whatIsNotAcceptedCannotBeMarked() {
        ReplayWindow window = new ReplayWindow();
        window.mark(3);
        assertThatIllegalArgumentException().isThrownBy(() -> window.mark(3));
    }
}
