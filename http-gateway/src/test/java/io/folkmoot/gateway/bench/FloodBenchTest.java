package io.folkmoot.gateway.bench;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The flood in short, with real processes: five seconds in which the server is still being compiled, so that the share of
 * honest requests is held to less than in the minute whose figures stand in the scoreboard.
 */
@Tag("slow")
class FloodBenchTest {
    private static final int SECONDS = 5;
    private static final double LEAST_ANSWERED = 75;
    private static final double MOST_HEAP_MIB = 64;

    @Test
    void honestRequestsGetThroughAFloodAndTheHeapStaysSmall() throws Exception {
        Map<String, Figure> figures = FloodBench.run(Duration.ofSeconds(SECONDS));
        assertThat(value(figures, "flood_per_s")).isGreaterThan(5_000);
        assertThat(value(figures, "honest_requests_answered")).isGreaterThan(LEAST_ANSWERED);
        assertThat(value(figures, "honest_newcomers_answered")).isPositive();
        assertThat(value(figures, "server_peak_heap_kept_mib")).isBetween(1.0, MOST_HEAP_MIB);
        // The flood was one: cookies were asked for, and before that more was answered than the newcomers.
        double answered = value(figures, "server_handshakes_answered_per_s") * SECONDS;
        assertThat(answered).isGreaterThan(asked(figures, "honest_newcomers_answered") + 1);
        assertThat(value(figures, "server_cookies_per_s")).isGreaterThan(1_000);
    }

    private static double asked(Map<String, Figure> figures, String name) {
        return requireNonNull(requireNonNull(figures.get(name), name).beside().get("asked"), name);
    }

    private static double value(Map<String, Figure> figures, String name) {
        return requireNonNull(figures.get(name), name).value();
    }
}
