package io.folkmoot.simulation.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.peer.Health;
import io.folkmoot.actors.peer.Peer;
import io.folkmoot.actors.peer.Peer.Entrance;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class JoiningTest {
    private final Village village = new Village(7);

    @AfterEach
    void end() {
        assertThat(village.world.errors()).as(village.seed()).isEmpty();
        for (Inhabitant inhabitant : village.inhabitants)
            if (inhabitant.isRunning())
                assertThat(inhabitant.status().crashes()).as(village.seed()).isEmpty();
        village.close();
    }

    private void assertThatAllFindEachOther() {
        for (Inhabitant one : village.inhabitants)
            for (Inhabitant other : village.inhabitants)
                if (!one.equals(other))
                    assertThat(one.finds(other))
                            .as("%s finds %s, %s", one, other, village.seed())
                            .isTrue();
    }

    @Test
    void fivePeersJoinThroughOneAndFindEachOther() {
        village.settleAndJoin(5);
        for (Inhabitant one : village.inhabitants)
            assertThat(one.neighbours()).as("%s, %s", one, village.seed()).hasSize(4);
        assertThatAllFindEachOther();
    }

    @Test
    void aPeerWithoutAnEntranceSaysSoSoonAndLetsOthersIn() {
        Inhabitant first = village.newcomer();
        first.start(List.of());
        long before = village.world.nanos();
        assertThat(first.join().withNeighbours()).isFalse();
        assertThat(Duration.ofNanos(village.world.nanos() - before)).isLessThan(Duration.ofSeconds(3));
        village.settle(1);
        assertThat(village.get(1).join().withNeighbours()).isTrue();
        village.world.runFor(Duration.ofSeconds(5));
        assertThat(first.join().withNeighbours()).isTrue();
        assertThat(first.finds(village.get(1))).isTrue();
    }

    @Test
    @Tag("slow")
    void fiftyPeersJoinThroughOneAndFindEachOther() {
        village.settleAndJoin(50);
        for (Inhabitant one : village.inhabitants)
            assertThat(one.neighbours()).as("%s, %s", one, village.seed()).hasSizeGreaterThan(20);
        for (int i = 0; i < 50; i++)
            for (int step : new int[] {1, 7, 25})
                assertThat(village.get(i).finds(village.get((i + step) % 50)))
                        .as("%d finds the one %d further, %s", i, step, village.seed())
                        .isTrue();
    }

    @Test
    void onePinnedByItsKeyIsJoinedThroughAndAnotherWithThatAddressIsNot() {
        Inhabitant first = village.newcomer();
        first.start(List.of());
        Inhabitant second = village.newcomer();
        second.start(List.of(first.pinned()));
        assertThat(second.join().withNeighbours()).isTrue();
        Inhabitant third = village.newcomer();
        third.start(List.of(new Entrance(Optional.of(village.newcomer().id()), first.address)));
        Peer.Joined joined = third.join();
        assertThat(joined.withNeighbours()).isFalse();
        assertThat(joined.text()).contains("10.1.0.1:4000").contains("no answer to the handshake");
    }

    @Test
    void oneThatIsGivenItsOwnAddressIsAlone() {
        Inhabitant first = village.newcomer();
        first.start(List.of(first.unpinned(), first.pinned()));
        assertThat(first.join().withNeighbours()).isFalse();
    }

    @Test
    void aLateOneFindsEverybodyAndIsFoundByEverybody() {
        village.settleAndJoin(8);
        village.world.runFor(Duration.ofHours(3));
        village.settleAndJoin(1);
        assertThatAllFindEachOther();
    }

    @Test
    void whileTheOnlyEntranceIsDownAPeerGoesOnTrying() {
        Inhabitant bootstrap = village.newcomer();
        Inhabitant second = village.newcomer();
        second.start(List.of(bootstrap.unpinned()));
        long before = village.world.nanos();
        Peer.Joined joined = second.join();
        assertThat(Duration.ofNanos(village.world.nanos() - before))
                .isBetween(Duration.ofSeconds(9), Duration.ofSeconds(11));
        assertThat(joined.withNeighbours()).isFalse();
        assertThat(joined.text()).contains("10.1.0.1:4000: nobody answers");
        village.world.runFor(Duration.ofHours(5));
        bootstrap.start(List.of());
        village.world.runFor(Duration.ofSeconds(40));
        assertThat(second.join().withNeighbours()).isTrue();
        assertThatAllFindEachOther();
    }

    @Test
    void twoIslandsThatCouldNotReachTheEntranceAreOneMeshOnceItIsThere() {
        Inhabitant bootstrap = village.newcomer();
        Inhabitant second = village.newcomer();
        Inhabitant third = village.newcomer();
        second.start(List.of(bootstrap.unpinned()));
        third.start(List.of(bootstrap.unpinned(), second.unpinned()));
        assertThat(third.join().withNeighbours()).isTrue();
        village.world.runFor(Duration.ofHours(1));
        bootstrap.start(List.of());
        village.world.runFor(Duration.ofMinutes(11));
        assertThatAllFindEachOther();
    }

    @Test
    void whoeverLostEverybodyComesBackWhenTheNetworkDoes() {
        village.settleAndJoin(6);
        Inhabitant lost = village.get(3);
        village.network.partition(List.of(List.of(lost.address)));
        village.world.runFor(Duration.ofHours(2));
        assertThat(lost.health().state()).as(village.seed()).isEqualTo(Health.State.ISOLATED);
        village.network.mendAll();
        village.world.runFor(Duration.ofMinutes(2));
        assertThat(lost.health().state()).as(village.seed()).isEqualTo(Health.State.OK);
        assertThatAllFindEachOther();
    }

    @Test
    void allStartAgainWithoutAnEntranceAndFindEachOther() {
        village.settleAndJoin(6);
        village.world.runFor(Duration.ofMinutes(5));
        village.inhabitants.forEach(Inhabitant::kill);
        village.world.runFor(Duration.ofHours(1));
        for (Inhabitant one : village.inhabitants) one.start(List.of());
        for (Inhabitant one : village.inhabitants)
            assertThat(one.join().withNeighbours())
                    .as("%s, %s", one, village.seed())
                    .isTrue();
        village.world.runFor(Duration.ofSeconds(10));
        assertThatAllFindEachOther();
    }
}
