package io.folkmoot.simulation.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.simulation.universe.Universe;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SameSeedTest {
    private static Bytes livesOf(long seed) {
        try (Universe universe = Universe.withSeed(seed).open()) {
            Village.settle(universe, 6);
            universe.resident(2).put("news", "hello");
            universe.resident(4).get(universe.resident(2), "news");
            universe.resident(1).stop();
            universe.resident(3).crash();
            universe.world().runFor(Duration.ofMinutes(5));
            universe.resident(3).start(List.of());
            universe.world().runFor(Duration.ofMinutes(10));
            return universe.world().traceHash();
        }
    }

    @Test
    void theSameSeedGivesTheSameTraceAndAnotherAnother() {
        Bytes trace = livesOf(1);
        assertThat(livesOf(1)).isEqualTo(trace);
        assertThat(livesOf(2)).isNotEqualTo(trace);
    }
}
