package io.folkmoot.gateway.bench;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run too short for figures that mean anything, but with all of their names and nothing absurd. */
@Tag("slow")
class StoreBenchTest {
    @TempDir
    Path folder;

    @Test
    void givesThePromisedFiguresBesideTheBareEngineAndCleansUp() throws Exception {
        Map<String, Figure> figures = StoreBench.run(folder, 1_000);

        assertThat(figures)
                .containsOnlyKeys(
                        "store_put_per_s",
                        "store_get_per_s",
                        "store_puts_per_sync",
                        "large_records",
                        "large_fill_per_s",
                        "large_disk_mib",
                        "large_start_ms",
                        "large_get_ms_p50",
                        "large_get_ms_p99",
                        "large_heap_mib",
                        "large_rss_mib");
        assertThat(figures)
                .allSatisfy((name, figure) ->
                        assertThat(figure.value()).as(name).isPositive().isFinite());
        assertThat(requireNonNull(figures.get("store_put_per_s")).ratio()).isPresent();
        assertThat(requireNonNull(figures.get("store_get_per_s")).beside()).containsOnlyKeys("engine_get_per_s");
        // Alone each would be synced for itself: 64 in flight share.
        assertThat(requireNonNull(figures.get("store_puts_per_sync")).value()).isBetween(8.0, 64.0);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }
}
