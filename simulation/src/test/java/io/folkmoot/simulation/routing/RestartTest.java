package io.folkmoot.simulation.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.routing.RoutingTable;
import io.folkmoot.actors.routing.TableCount;
import io.folkmoot.config.Settings;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.identity.Distance;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a peer still knows after a restart, without anybody telling it. */
class RestartTest extends Settlement {
    private final Settler ann = settler("ann");
    private final Settler bob = settler("bob");
    private final Settler cat = settler("cat");

    private void meet() {
        ann.meet(bob);
        ann.meet(cat);
        world.runFor(Duration.ofSeconds(10));
        assertThat(ann.known()).hasSize(2);
    }

    @Test
    void theTableIsSavedWithinASecondOfAChange() {
        ann.meet(bob);
        world.runUntil(() -> ann.knows(bob), Duration.ofSeconds(10));
        world.runFor(SECOND);
        assertThat(ann.paper.writings).isPositive();
    }

    @Test
    void aRestartedPeerFindsWhomItKnew() {
        meet();
        ann.crash();
        ann.start();
        world.runFor(Duration.ofSeconds(3));
        assertThat(ann.known()).containsExactlyInAnyOrder(bob.id(), cat.id());
    }

    @Test
    void nothingOfTheSavedTableIsBelievedUntilItAnswers() {
        meet();
        ann.crash();
        bob.crash();
        ann.start();
        world.runFor(Duration.ofMinutes(2));
        assertThat(ann.known()).containsExactly(cat.id());
    }

    @Test
    void whoIsAwayDuringARestartIsNotForgotten() {
        meet();
        ann.crash();
        bob.crash();
        ann.start();
        world.runFor(Duration.ofMinutes(2));
        ann.crash();
        ann.start();
        bob.start();
        world.runFor(MINUTE);
        assertThat(ann.knows(bob)).isTrue();
    }

    @Test
    void aStartWithoutNetworkDoesNotLoseTheTable() {
        meet();
        ann.crash();
        for (Settler other : List.of(bob, cat)) {
            network.cut(ann.address, other.address);
            network.cut(other.address, ann.address);
        }
        ann.start();
        world.runFor(Duration.ofMinutes(20));
        ann.crash();
        network.mendAll();
        ann.start();
        world.runFor(MINUTE);
        assertThat(ann.known()).hasSize(2);
    }

    @Test
    void aClockThatJumpedBackADayLosesNothing() {
        meet();
        ann.wallOffset = Duration.ofDays(-1);
        world.runFor(Duration.ofHours(2));
        ann.crash();
        ann.start();
        world.runFor(MINUTE);
        assertThat(ann.known()).hasSize(2);
        ann.crash();
        ann.wallOffset = Duration.ofDays(-2);
        ann.start();
        world.runFor(MINUTE);
        assertThat(ann.known()).hasSize(2);
    }

    @Test
    void afterMoreThanADayTheSavedTableIsNotTried() {
        meet();
        ann.crash();
        ann.wallOffset = Duration.ofHours(25);
        ann.start();
        world.runFor(MINUTE);
        assertThat(ann.known()).isEmpty();
    }

    @Test
    void aTableThatNeverChangedIsStillYoungAfterMoreThanADay() {
        meet();
        world.runFor(Duration.ofHours(30));
        ann.crash();
        ann.start();
        world.runFor(MINUTE);
        assertThat(ann.known()).hasSize(2);
    }

    @Test
    void aDamagedNoteIsIgnored() {
        meet();
        ann.crash();
        ann.paper.pages.put("table", Bytes.utf8("no table at all"));
        ann.start();
        world.runFor(MINUTE);
        assertThat(ann.known()).isEmpty();
        ann.meet(bob);
        world.runFor(Duration.ofSeconds(10));
        assertThat(ann.knows(bob)).isTrue();
    }

    @Test
    void aSavedTableIsNotOverwrittenBeforeItIsRead() {
        meet();
        Bytes saved = ann.paper.pages.get("table");
        ann.crash();
        ann.paper.answers = false;
        ann.start();
        ann.meet(bob);
        world.runFor(MINUTE);
        assertThat(ann.paper.pages.get("table")).isEqualTo(saved);
    }

    @Test
    void someOutsideTheSavedTableAreTriedEvenWithoutRoom() {
        var small = new Settings.Routing(1, 1, Duration.ofHours(1), 2, 10, true, 1, SECOND, Duration.ofDays(1), 2);
        Settler dan = settler("dan", Settler.privateAddress(50), small);
        for (int i = 0; i < 8; i++) dan.meet(settler("filling-" + i));
        world.runFor(MINUTE);
        dan.crash();
        dan.start();
        world.runFor(MINUTE);
        long before = dan.count(TableCount.TABLE_PINGS);
        List<Settler> outside = IntStream.range(0, 12)
                .mapToObj(i -> settler("outside-" + i))
                .filter(one -> Distance.bucketIndex(dan.id(), one.id()) == 0)
                .toList();
        assertThat(outside.size()).isGreaterThan(2);
        dan.tell(new RoutingTable.Heard(outside.stream().map(Settler::contact).toList()));
        world.runFor(SECOND);
        assertThat(dan.count(TableCount.TABLE_PINGS) - before).isBetween(2L, 4L);
    }
}
