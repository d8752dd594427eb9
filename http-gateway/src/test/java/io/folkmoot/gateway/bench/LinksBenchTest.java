package io.folkmoot.gateway.bench;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A run too short for figures that mean anything, but with all of their names and nothing absurd. */
@Tag("slow")
class LinksBenchTest {
    @Test
    void givesThePromisedFiguresEachRequestBesideABareEcho() throws Exception {
        Map<String, Figure> figures = LinksBench.run(Duration.ofSeconds(3));
        assertThat(figures)
                .containsKeys(
                        "rpc_cpu_us_1",
                        "rpc_cpu_us_64",
                        "rpc_cpu_us_500_peers",
                        "handshake_cpu_us",
                        "handshakes_per_s",
                        "session_bytes");
        figures.forEach((name, figure) -> {
            assertThat(figure.value()).as(name).isPositive().isFinite();
            if (!name.startsWith("rpc")) return;
            assertThat(figure.beside()).as(name).containsOnlyKeys("bare_udp_cpu_us");
            assertThat(figure.ratio()).as(name).isPresent();
        });
        // Two keys, two sets of counters and a window: less would say that nothing was counted.
        assertThat(requireNonNull(figures.get("session_bytes")).value()).isBetween(200.0, 2_000.0);
    }
}
