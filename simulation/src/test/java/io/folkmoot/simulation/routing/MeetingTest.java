package io.folkmoot.simulation.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.routing.Located;
import io.folkmoot.actors.routing.PeerView;
import io.folkmoot.actors.routing.RoutingTable;
import io.folkmoot.actors.routing.TableCount;
import io.folkmoot.actors.routing.TableEvent;
import io.folkmoot.config.Settings;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.identity.Distance;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How peers come to be in each other's tables, and how they do not. */
class MeetingTest extends Settlement {
    private final Settler ann = settler("ann");
    private final Settler bob = settler("bob");

    @Test
    void twoThatTalkEnterEachOthersTables() {
        ann.meet(bob);
        world.runFor(Duration.ofSeconds(10));
        assertThat(ann.known()).containsExactly(bob.id());
        assertThat(bob.known()).containsExactly(ann.id());
        assertThat(ann.published.closest(bob.id(), 20)).containsExactly(Located.of(bob.contact()));
    }

    @Test
    void whoDoesNotParticipateIsInNobodysTable() {
        Settler cat = settler("cat");
        cat.crash();
        cat.participates = false;
        cat.start();
        cat.meet(ann);
        ann.meet(cat);
        ann.tell(new RoutingTable.Heard(List.of(cat.contact())));
        world.runFor(MINUTE);
        assertThat(ann.known()).isEmpty();
        assertThat(cat.known()).containsExactly(ann.id());
    }

    @Test
    void whoNoLongerParticipatesLeavesTheTable() {
        ann.meet(bob);
        world.runFor(Duration.ofSeconds(10));
        bob.crash();
        bob.participates = false;
        bob.start();
        bob.meet(ann);
        world.runFor(MINUTE);
        assertThat(ann.knows(bob)).isFalse();
    }

    @Test
    void hearsayIsTriedWhereThereIsRoom() {
        ann.tell(new RoutingTable.Heard(List.of(bob.contact())));
        assertThat(ann.known()).isEmpty();
        world.runFor(Duration.ofSeconds(10));
        assertThat(ann.knows(bob)).isTrue();
    }

    @Test
    void hearsayNeverMovesAKnownContact() {
        ann.meet(bob);
        world.runFor(Duration.ofSeconds(10));
        ann.tell(new RoutingTable.Heard(List.of(new Contact(bob.key.publicKey(), Settler.privateAddress(77)))));
        world.runFor(MINUTE);
        assertThat(ann.published.closest(bob.id(), 1)).containsExactly(Located.of(bob.contact()));
    }

    @Test
    void hearsayUnderAFalseAddressPutsNobodyIn() {
        Settler cat = settler("cat");
        ann.tell(new RoutingTable.Heard(List.of(new Contact(bob.key.publicKey(), cat.address))));
        world.runFor(MINUTE);
        assertThat(ann.known()).isEmpty();
    }

    @Test
    void aPeerThatStartsAnewElsewhereIsFoundAtItsNewAddress() {
        ann.meet(bob);
        world.runFor(Duration.ofSeconds(10));
        bob.crash();
        bob.address = Settler.privateAddress(99);
        bob.start();
        bob.meet(ann);
        world.runFor(Duration.ofSeconds(10));
        assertThat(ann.published.closest(bob.id(), 1)).containsExactly(Located.of(bob.contact()));
        assertThat(ann.events).hasSize(2).first().isInstanceOf(TableEvent.Entered.class);
        assertThat(ann.events).last().isInstanceOf(TableEvent.Restarted.class);
    }

    @Test
    void peopleAreShownBucketTimeAndRoundTrip() {
        ann.meet(bob);
        world.runFor(Duration.ofSeconds(10));
        PeerView view = ann.peers().getFirst();
        assertThat(view.peer().id()).isEqualTo(bob.id());
        assertThat(view.bucket()).isEqualTo(Distance.bucketIndex(ann.id(), bob.id()));
        assertThat(world.wallClock().millis() - view.verifiedAt()).isBetween(0L, 10_000L);
        assertThat(view.roundTripNanos().orElseThrow()).isBetween(15_000_000L, 60_000_000L);
    }

    @Test
    void oneNetworkGetsNoMoreThanItsShareOfTheTable() {
        Settings.Routing strict =
                new Settings.Routing(20, 20, Duration.ofHours(1), 2, 4, true, 1, SECOND, Duration.ofDays(1), 2);
        Settler eve = settler("eve", new Address(Bytes.adopt(new byte[] {50, 1, 1, 1}), 4000), strict);
        for (int i = 0; i < 40; i++) {
            Settler one = settler(
                    "sybil-" + i,
                    new Address(Bytes.adopt(new byte[] {60, 1, 1, (byte) (i + 1)}), 4000),
                    Settler.SETTINGS);
            one.meet(eve);
        }
        world.runFor(Duration.ofMinutes(2));
        assertThat(eve.known()).hasSize(4);
        assertThat(eve.count(TableCount.NEWCOMERS_OF_FULL_NETWORKS)).isPositive();
        assertThat(eve.count(TableCount.TABLE_PINGS)).isLessThan(40);
        ann.meet(eve);
        world.runFor(MINUTE);
        assertThat(eve.knows(ann)).isTrue();
    }

    @Test
    void aLargeCrowdFillsTheTableWithoutLosingAnybodyAlive() {
        for (int i = 0; i < 120; i++) settler("crowd-" + i).meet(ann);
        world.runFor(Duration.ofMinutes(3));
        assertThat(ann.published.size()).isBetween(60, 120);
        assertThat(ann.events).allMatch(event -> event instanceof TableEvent.Entered);
        ann.peers().stream()
                .collect(Collectors.groupingBy(PeerView::bucket, TreeMap::new, Collectors.counting()))
                .forEach((bucket, count) -> assertThat(count).isLessThanOrEqualTo(20));
    }
}
