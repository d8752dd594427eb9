package io.folkmoot.actors.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.supervision.Part;
import io.folkmoot.persistence.records.Problem;
import io.folkmoot.persistence.records.StoreState;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SymptomsTest {
    private static final StoreState SOUND = new StoreState.Sound();
    private static final StoreState FULL = new StoreState.Degraded(Problem.DISK_FULL, "the disk is full");

    @Test
    void theWorstCountsAndEveryReasonIsTold() {
        Optional<String> failure = Optional.of("table: gave up");
        Optional<String> jumped = Optional.of("the clock jumped");
        List<Part> crashing = List.of(Part.BUCKET);
        assertThat(new Symptoms(Optional.empty(), false, SOUND, Optional.empty(), List.of()).health())
                .isEqualTo(new Health(Health.State.OK, List.of()));
        assertThat(new Symptoms(Optional.empty(), false, FULL, jumped, crashing).health())
                .isEqualTo(new Health(
                        Health.State.DEGRADED,
                        List.of(
                                "store: the disk is full",
                                "the clock jumped",
                                "bucket: crashed within the last minute")));
        assertThat(new Symptoms(Optional.empty(), true, FULL, Optional.empty(), List.of()).health())
                .satisfies(health -> assertThat(health.state()).isEqualTo(Health.State.ISOLATED))
                .satisfies(health -> assertThat(health.reasons()).hasSize(2));
        assertThat(new Symptoms(failure, true, FULL, jumped, crashing).health())
                .satisfies(health -> assertThat(health.state()).isEqualTo(Health.State.FAILED))
                .satisfies(health -> assertThat(health.reasons()).hasSize(5));
    }
}
