package io.folkmoot.simulation.determinism;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.simulation.shrink.Divergence;
import io.folkmoot.simulation.world.World;
import io.folkmoot.simulation.world.WorldError;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The comparison of hashes can fail: it does for every actor that takes something from the air. */
final class CulpritsTest {
    @Test
    void whoTakesNothingFromTheAirLivesTheSameLifeTwice() {
        Bytes first = Culprit.NONE.hash();
        assertThat(Culprit.NONE.hash()).isEqualTo(first);
        assertThat(Divergence.find(Culprit.NONE::live, Culprit.NONE::live)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"CLOCK", "DICE", "IDENTITY"})
    void whoTakesSomethingFromTheAirIsSeenInTheHash(Culprit culprit) {
        Bytes first = culprit.hash();
        assertThat(culprit.hash()).isNotEqualTo(first);
    }

    @ParameterizedTest
    @EnumSource(names = {"CLOCK", "DICE", "IDENTITY"})
    void theFirstEventThatDiffersIsNamed(Culprit culprit) {
        Divergence found = Divergence.find(culprit::live, culprit::live).orElseThrow();
        assertThat(found.here()).matches("1\\.0+ s {2}message village/listener-\\d+ String");
        assertThat(found.there()).matches("1\\.0+ s {2}message village/listener-\\d+ String");
        assertThat(found.before()).isNotEmpty();
    }

    @Test
    void aThreadFromOutsideIsSeenAtOnce() {
        try (World world = World.withSeed(7)) {
            List<WorldError> errors = Culprit.THREAD.live(world);
            assertThat(errors).isNotEmpty();
            assertThat(errors.getFirst().cause()).hasMessageContaining("in the world of thread");
        }
    }

    /** Within one process its order is always the same, so only another process shows it. */
    @Test
    @Tag("slow")
    void theOrderOfAnUnorderedSetIsSeenInAnotherProcess() throws IOException, InterruptedException {
        Bytes first = Culprit.SALT.hash();
        assertThat(Culprit.SALT.hash()).isEqualTo(first);
        Set<String> hashes = new TreeSet<>();
        hashes.add(Culprit.SALT.hash().toHex());
        for (int i = 0; i < 4 && hashes.size() == 1; i++)
            hashes.addAll(Machine.PLAIN.run(Culprit.class, List.of("SALT"), ""));
        assertThat(hashes).hasSizeGreaterThan(1);
        assertThat(Machine.PLAIN.run(Culprit.class, List.of("NONE"), ""))
                .containsExactly(Culprit.NONE.hash().toHex());
    }
}
