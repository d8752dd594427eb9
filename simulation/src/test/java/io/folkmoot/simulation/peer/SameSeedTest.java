package io.folkmoot.simulation.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.Bytes;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SameSeedTest {
    private static Bytes livesOf(long seed) {
        try (Village village = new Village(seed)) {
            village.settleAndJoin(6);
            village.get(2).put("news", "hello");
            village.get(4).get(village.get(2), "news");
            village.get(1).stop();
            village.get(3).kill();
            village.world.runFor(Duration.ofMinutes(5));
            village.get(3).start(List.of());
            village.world.runFor(Duration.ofMinutes(10));
            return village.world.traceHash();
        }
    }

    @Test
    void theSameSeedGivesTheSameTraceAndAnotherAnother() {
        Bytes trace = livesOf(1);
        assertThat(livesOf(1)).isEqualTo(trace);
        assertThat(livesOf(2)).isNotEqualTo(trace);
    }
}
