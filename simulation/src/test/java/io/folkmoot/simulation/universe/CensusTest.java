package io.folkmoot.simulation.universe;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.identity.Distance;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.records.SignedRecord;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class CensusTest {
    private static NodeId any(RandomGenerator dice) {
        return new NodeId(dice.nextLong(), dice.nextLong(), dice.nextLong(), dice.nextLong());
    }

    @Test
    void theClosestAreThoseThatSortingAllByDistanceGives() {
        try (Universe universe =
                Universe.withSeed(1).realCryptography(false).peers(60).open()) {
            universe.resident(7).crash();
            Census census = Census.of(universe);
            RandomGenerator dice = universe.world().random("targets");
            for (int i = 0; i < 200; i++) {
                NodeId target =
                        i % 2 == 0 ? any(dice) : universe.resident(i % 60).id();
                int many = 1 + dice.nextInt(70);
                List<NodeId> sorted = universe.living().stream()
                        .map(Resident::id)
                        .sorted((one, other) -> Distance.compare(target, one, other))
                        .limit(many)
                        .toList();
                assertThat(census.closest(target, many)).isEqualTo(sorted);
            }
        }
    }

    @Test
    void recallIsThePartOfTheTruthThatWasFoundAndNobodyLooksForItself() {
        try (Universe universe =
                Universe.withSeed(2).realCryptography(false).peers(10).open()) {
            Census census = Census.of(universe);
            Resident asker = universe.resident(0);
            List<NodeId> others = census.closest(asker.id(), 5).subList(1, 5);
            assertThat(census.recall(asker.id(), 4, asker, others)).isEqualTo(1);
            assertThat(census.recall(asker.id(), 4, asker, others.subList(0, 3)))
                    .isEqualTo(0.75);
            assertThat(census.recall(asker.id(), 4, asker, List.of())).isZero();
        }
    }

    @Test
    void aMeshThatFellApartHasTwoGroups() {
        try (Universe universe =
                Universe.withSeed(3).realCryptography(false).peers(10).open()) {
            universe.runFor(Duration.ofMinutes(1));
            assertThat(Census.of(universe).groups()).hasSize(1);
            universe.suffer(List.of(new Fault.Partition(Duration.ZERO, Duration.ofHours(3), List.of(0, 1, 2, 3, 4))));
            universe.runFor(Duration.ofHours(2));
            assertThat(Census.of(universe).groups())
                    .hasSize(2)
                    .allSatisfy(group -> assertThat(group).hasSize(5));
            universe.runFor(Duration.ofHours(3));
            assertThat(Census.of(universe).groups()).hasSize(1);
        }
    }

    @Test
    void theHoldersAreThoseWhoHaveItAndLive() {
        try (Universe universe =
                Universe.withSeed(4).realCryptography(false).peers(30).open()) {
            SignedRecord record =
                    universe.resident(3).put("news", "hello").record().orElseThrow();
            universe.runFor(Duration.ofMinutes(1));
            List<Resident> holders = Census.of(universe).holders(record);
            assertThat(holders).hasSizeBetween(15, 25);
            holders.getFirst().crash();
            assertThat(Census.of(universe).holders(record)).isEqualTo(holders.subList(1, holders.size()));
        }
    }
}
