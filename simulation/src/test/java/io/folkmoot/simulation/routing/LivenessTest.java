package io.folkmoot.simulation.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.routing.RoutingTable;
import io.folkmoot.actors.routing.TableEvent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the dead leave the table, and how nobody else does. */
class LivenessTest extends Settlement {
    private final Settler ann = settler("ann");
    private final Settler bob = settler("bob");

    @BeforeEach
    void meet() {
        ann.meet(bob);
        world.runFor(Duration.ofSeconds(10));
        assertThat(ann.knows(bob)).isTrue();
    }

    @Test
    void aDeadPeerThatASearchNeededIsGoneInSeconds() {
        bob.crash();
        world.runFor(Duration.ofSeconds(10));
        assertThat(ann.knows(bob)).isTrue();
        ann.fails(bob);
        world.runFor(Duration.ofSeconds(4));
        assertThat(ann.knows(bob)).isFalse();
    }

    @Test
    void anIdleDeadPeerIsGoneWithinAQuarterOfAnHourAndSome() {
        bob.crash();
        world.runFor(Duration.ofMinutes(24));
        assertThat(ann.knows(bob)).isFalse();
    }

    @Test
    void anIdleLivePeerStays() {
        world.runFor(Duration.ofHours(6));
        assertThat(ann.knows(bob)).isTrue();
        assertThat(ann.events)
                .filteredOn(event -> event instanceof TableEvent.Departed)
                .isEmpty();
    }

    @Test
    void failuresThatSomebodyClaimsRemoveNobodyWhoAnswers() {
        for (int i = 0; i < 20; i++) {
            ann.fails(bob);
            world.runFor(SECOND);
        }
        assertThat(ann.knows(bob)).isTrue();
    }

    @Test
    void whoSaysGoodbyeIsGoneAtOnce() {
        ann.tell(new RoutingTable.Left(bob.key.publicKey()));
        world.runFor(Duration.ofMillis(1));
        assertThat(ann.knows(bob)).isFalse();
    }

    @Test
    void aPeerThatWasCutOffFindsBackByItself() {
        network.cut(ann.address, bob.address);
        network.cut(bob.address, ann.address);
        ann.fails(bob);
        world.runFor(MINUTE);
        assertThat(ann.known()).isEmpty();
        network.mendAll();
        world.runFor(MINUTE);
        assertThat(ann.knows(bob)).isTrue();
    }

    @Test
    void whoWasCutOffIsBackAsSoonAsItAnswersASearchInTheSessionThatItHad() {
        Settler cid = settler("cid");
        ann.meet(cid);
        network.cut(ann.address, bob.address);
        network.cut(bob.address, ann.address);
        ann.fails(bob);
        world.runFor(Duration.ofMinutes(8));
        assertThat(ann.known()).containsExactly(cid.id());
        network.mendAll();
        ann.answers(cid);
        world.runFor(SECOND);
        assertThat(ann.knows(bob)).as("the next try by itself is minutes away").isFalse();
        ann.answers(bob);
        world.runFor(SECOND);
        assertThat(ann.knows(bob)).isTrue();
    }

    @Test
    void aMemberThatIsAnotherProcessThanBeforeIsNamedOnce() {
        bob.crash();
        bob.start();
        bob.meet(ann);
        world.runFor(SECOND);
        assertThat(ann.events)
                .containsOnlyOnce(new TableEvent.Restarted(ann.events.stream()
                        .filter(TableEvent.Entered.class::isInstance)
                        .map(event -> ((TableEvent.Entered) event).peer())
                        .findFirst()
                        .orElseThrow()));
        world.runFor(Duration.ofHours(3));
        assertThat(ann.events)
                .filteredOn(TableEvent.Restarted.class::isInstance)
                .hasSize(1);
        assertThat(ann.events).noneMatch(TableEvent.Departed.class::isInstance);
    }

    @Test
    void anUntouchedBucketIsRefreshedAboutOnceAnHour() {
        world.runFor(Duration.ofHours(10));
        List<TableEvent.RefreshDue> due = ann.events.stream()
                .filter(TableEvent.RefreshDue.class::isInstance)
                .map(TableEvent.RefreshDue.class::cast)
                .toList();
        assertThat(due).hasSizeBetween(8, 13);
        assertThat(due)
                .as("with so few, all are neighbours, whom the search for her own place asks")
                .allMatch(one -> one.target().equals(ann.id()));
    }
}
