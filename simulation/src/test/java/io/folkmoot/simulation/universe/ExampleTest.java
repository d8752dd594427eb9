package io.folkmoot.simulation.universe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How whoever builds on a peer writes a test with a world in it. */
final class ExampleTest {
    @Test
    void whatWasPutOutlivesItsAuthor() {
        Universe.withSeed(7).peers(100).realCryptography(false).run(universe -> {
            Resident author = universe.resident(42);
            author.put("news", "hello");
            author.crash();
            universe.runFor(Duration.ofHours(1));
            assertThat(universe.resident(7).get(author, "news")).contains("hello");
        });
    }

    @Test
    void halfOfTheWorldCannotReachTheOther() {
        Universe.withSeed(7).peers(20).realCryptography(false).run(universe -> {
            universe.suffer(List.of(
                    new Fault.Partition(Duration.ZERO, Duration.ofMinutes(10), List.of(0, 1, 2, 3, 4)),
                    new Fault.Crash(Duration.ofMinutes(1), 9, Duration.ofMinutes(5), Fault.Kept.SYNCED)));
            universe.runFor(Duration.ofMinutes(2));
            universe.resident(3).put("news", "from the island");
            assertThat(universe.resident(8).get(universe.resident(3), "news")).isEmpty();
            universe.runFor(Duration.ofMinutes(30));
            assertThat(universe.resident(8).get(universe.resident(3), "news")).contains("from the island");
        });
    }
}
