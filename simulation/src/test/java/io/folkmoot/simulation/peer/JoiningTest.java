package io.folkmoot.simulation.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.peer.Health;
import io.folkmoot.actors.peer.Peer;
import io.folkmoot.actors.peer.Peer.Entrance;
import io.folkmoot.simulation.universe.Resident;
import io.folkmoot.simulation.universe.Universe;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class JoiningTest {
    private final Universe universe = Universe.withSeed(7).open();

    @AfterEach
    void end() {
        assertThat(universe.world().errors()).as(universe.toString()).isEmpty();
        for (Resident inhabitant : universe.residents())
            if (inhabitant.isRunning())
                assertThat(inhabitant.status().crashes())
                        .as(universe.toString())
                        .isEmpty();
        universe.close();
    }

    private void assertThatAllFindEachOther() {
        for (Resident one : universe.residents())
            for (Resident other : universe.residents())
                if (!one.equals(other))
                    assertThat(Village.finds(one, other))
                            .as("%s finds %s, %s", one, other, universe.toString())
                            .isTrue();
    }

    @Test
    void fivePeersJoinThroughOneAndFindEachOther() {
        Village.settle(universe, 5);
        for (Resident one : universe.residents())
            assertThat(one.neighbours()).as("%s, %s", one, universe.toString()).hasSize(4);
        assertThatAllFindEachOther();
    }

    @Test
    void aPeerWithoutAnEntranceSaysSoSoonAndLetsOthersIn() {
        Resident first = universe.newcomer();
        first.start(List.of());
        long before = universe.world().nanos();
        assertThat(first.join().withNeighbours()).isFalse();
        assertThat(Duration.ofNanos(universe.world().nanos() - before)).isLessThan(Duration.ofSeconds(3));
        universe.settle(1);
        assertThat(universe.resident(1).join().withNeighbours()).isTrue();
        universe.world().runFor(Duration.ofSeconds(5));
        assertThat(first.join().withNeighbours()).isTrue();
        assertThat(Village.finds(first, universe.resident(1))).isTrue();
    }

    @Test
    @Tag("slow")
    void fiftyPeersJoinThroughOneAndFindEachOther() {
        Village.settle(universe, 50);
        for (Resident one : universe.residents())
            assertThat(one.neighbours()).as("%s, %s", one, universe.toString()).hasSizeGreaterThan(20);
        for (int i = 0; i < 50; i++)
            for (int step : new int[] {1, 7, 25})
                assertThat(Village.finds(universe.resident(i), universe.resident((i + step) % 50)))
                        .as("%d finds the one %d further, %s", i, step, universe.toString())
                        .isTrue();
    }

    @Test
    void onePinnedByItsKeyIsJoinedThroughAndAnotherWithThatAddressIsNot() {
        Resident first = universe.newcomer();
        first.start(List.of());
        Resident second = universe.newcomer();
        second.start(List.of(first.entrance()));
        assertThat(second.join().withNeighbours()).isTrue();
        Resident third = universe.newcomer();
        third.start(List.of(new Entrance(Optional.of(universe.newcomer().key()), first.address())));
        Peer.Joined joined = third.join();
        assertThat(joined.withNeighbours()).isFalse();
        assertThat(joined.text()).contains("11.0.1.1:4000").contains("no answer to the handshake");
    }

    @Test
    void oneThatIsGivenItsOwnAddressIsAlone() {
        Resident first = universe.newcomer();
        first.start(List.of(Village.unpinned(first), first.entrance()));
        assertThat(first.join().withNeighbours()).isFalse();
    }

    @Test
    void aLateOneFindsEverybodyAndIsFoundByEverybody() {
        Village.settle(universe, 8);
        universe.world().runFor(Duration.ofHours(3));
        Village.settle(universe, 1);
        assertThatAllFindEachOther();
    }

    @Test
    void whileTheOnlyEntranceIsDownAPeerGoesOnTrying() {
        Resident bootstrap = universe.newcomer();
        Resident second = universe.newcomer();
        second.start(List.of(Village.unpinned(bootstrap)));
        long before = universe.world().nanos();
        Peer.Joined joined = second.join();
        assertThat(Duration.ofNanos(universe.world().nanos() - before))
                .isBetween(Duration.ofSeconds(9), Duration.ofSeconds(11));
        assertThat(joined.withNeighbours()).isFalse();
        assertThat(joined.text()).contains("11.0.1.1:4000: nobody answers");
        universe.world().runFor(Duration.ofHours(5));
        bootstrap.start(List.of());
        universe.world().runFor(Duration.ofSeconds(40));
        assertThat(second.join().withNeighbours()).isTrue();
        assertThatAllFindEachOther();
    }

    @Test
    void twoIslandsThatCouldNotReachTheEntranceAreOneMeshOnceItIsThere() {
        Resident bootstrap = universe.newcomer();
        Resident second = universe.newcomer();
        Resident third = universe.newcomer();
        second.start(List.of(Village.unpinned(bootstrap)));
        third.start(List.of(Village.unpinned(bootstrap), Village.unpinned(second)));
        assertThat(third.join().withNeighbours()).isTrue();
        universe.world().runFor(Duration.ofHours(1));
        bootstrap.start(List.of());
        universe.world().runFor(Duration.ofMinutes(11));
        assertThatAllFindEachOther();
    }

    @Test
    void whoeverLostEverybodyComesBackWhenTheNetworkDoes() {
        Village.settle(universe, 6);
        Resident lost = universe.resident(3);
        universe.network().partition(List.of(List.of(lost.address())));
        universe.world().runFor(Duration.ofHours(2));
        assertThat(lost.health().state()).as(universe.toString()).isEqualTo(Health.State.ISOLATED);
        universe.network().mendAll();
        universe.world().runFor(Duration.ofMinutes(2));
        assertThat(lost.health().state()).as(universe.toString()).isEqualTo(Health.State.OK);
        assertThatAllFindEachOther();
    }

    @Test
    void allStartAgainWithoutAnEntranceAndFindEachOther() {
        Village.settle(universe, 6);
        universe.world().runFor(Duration.ofMinutes(5));
        universe.residents().forEach(Resident::crash);
        universe.world().runFor(Duration.ofHours(1));
        for (Resident one : universe.residents()) one.start(List.of());
        for (Resident one : universe.residents())
            assertThat(one.join().withNeighbours())
                    .as("%s, %s", one, universe.toString())
                    .isTrue();
        universe.world().runFor(Duration.ofSeconds(10));
        assertThatAllFindEachOther();
    }
}
