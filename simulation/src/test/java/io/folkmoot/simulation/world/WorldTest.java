package io.folkmoot.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Time, order and limits, without actors. */
class WorldTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void timeIsWhatTimersMakeIt() {
        try (World world = World.withSeed(1)) {
            List<Long> fired = new ArrayList<>();
            world.after(Duration.ofMillis(30), () -> fired.add(world.millis()));
            world.after(Duration.ofMillis(10), () -> {
                fired.add(world.millis());
                world.after(Duration.ofMillis(5), () -> fired.add(world.millis()));
            });
            world.runFor(SECOND);
            assertThat(fired).containsExactly(10L, 15L, 30L);
            assertThat(world.millis()).isEqualTo(1000);
        }
    }

    @Test
    void timersFireByTimeAndThenByOrderOfSetting() {
        long seed = 7;
        SplittableRandom random = new SplittableRandom(seed);
        try (World world = World.withSeed(seed)) {
            List<int[]> wanted = new ArrayList<>();
            List<int[]> fired = new ArrayList<>();
            List<Timer> set = new ArrayList<>();
            for (int i = 0; i < 5000; i++) {
                int[] timer = {random.nextInt(2000), i};
                wanted.add(timer);
                set.add(world.after(Duration.ofMillis(timer[0]), () -> fired.add(timer)));
            }
            for (int left = 5000; left > 2000; left--) {
                int cancelled = random.nextInt(left);
                wanted.remove(cancelled);
                assertThat(set.remove(cancelled).cancel()).isTrue();
            }
            wanted.sort((a, b) -> a[0] != b[0] ? Integer.compare(a[0], b[0]) : Integer.compare(a[1], b[1]));
            world.runFor(SECOND.multipliedBy(3));
            assertThat(fired).as("seed %s", seed).isEqualTo(wanted);
        }
    }

    @Test
    void aTimerIsCancelledOnceAndNotAfterItFired() {
        try (World world = World.withSeed(1)) {
            Timer fired = world.after(Duration.ofMillis(1), () -> {});
            Timer cancelled = world.after(Duration.ofMillis(1), () -> {
                throw new AssertionError("cancelled");
            });
            assertThat(cancelled.cancel()).isTrue();
            assertThat(cancelled.cancel()).isFalse();
            world.runFor(SECOND);
            assertThat(fired.cancel()).isFalse();
        }
    }

    @Test
    void aRunEndsWhenTheConditionHolds() {
        try (World world = World.withSeed(1)) {
            List<String> seen = new ArrayList<>();
            world.after(Duration.ofMillis(40), () -> seen.add("done"));
            assertThat(world.runUntil(() -> !seen.isEmpty(), SECOND)).isTrue();
            assertThat(world.millis()).isEqualTo(40);
            assertThat(world.runUntil(() -> seen.size() > 1, SECOND)).isFalse();
            assertThat(world.millis()).isEqualTo(1040);
        }
    }

    @Test
    void whoeverNeverLetsTimeMoveIsStopped() {
        try (World world = new World(1, Ties.ARRIVAL, 1000)) {
            Runnable[] again = new Runnable[1];
            again[0] = () -> world.after(Duration.ZERO, again[0]);
            again[0].run();
            assertThatThrownBy(() -> world.runFor(SECOND))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("time does not move");
        } catch (IllegalStateException stillTurning) {
            assertThat(stillTurning).hasMessageContaining("time does not move");
        }
    }

    @Test
    void aThreadFromOutsideIsTurnedAwayAndRemembered() throws InterruptedException {
        try (World world = World.withSeed(1)) {
            Thread stranger = new Thread(() -> {
                try {
                    world.after(SECOND, () -> {});
                } catch (IllegalStateException expected) {
                    Thread.currentThread().interrupt();
                }
            });
            stranger.setName("stranger");
            stranger.start();
            stranger.join();
            assertThat(world.errors())
                    .singleElement()
                    .satisfies(error -> assertThat(error.cause()).hasMessageContaining("stranger"));
        }
    }

    @Test
    void namedGeneratorsHangOnTheSeedAndTheName() {
        try (World one = World.withSeed(1);
                World same = World.withSeed(1);
                World other = World.withSeed(2)) {
            long drawn = one.random("peer-1").nextLong();
            assertThat(same.random("peer-1").nextLong()).isEqualTo(drawn);
            assertThat(same.random("peer-2").nextLong()).isNotEqualTo(drawn);
            assertThat(other.random("peer-1").nextLong()).isNotEqualTo(drawn);
        }
    }

    @Test
    void theWallClockGoesAlong() {
        try (World world = World.withSeed(1)) {
            long before = world.wallClock().millis();
            world.runFor(Duration.ofHours(3));
            assertThat(world.wallClock().millis() - before).isEqualTo(3 * 3_600_000L);
        }
    }
}
