package io.folkmoot.actors.links;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.links.Room.Arrived;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.junit.jupiter.api.Test;

/** What waits for cryptography or attention is bounded, and from a point on strangers have to prove their address. */
class RoutesTest {
    private static final int BUSY = 32;
    private static final int MOST_RESETS = 64;

    private final TestInbox<Links.Command> links = TestInbox.create();
    private final TestInbox<Reception.Command> reception = TestInbox.create();
    private final Counts counts = new Counts();
    private long now = 7;
    private final Routes routes = new Routes(16, counts, () -> now, links.getRef());

    private boolean knock() {
        return routes.admit(Someone.at(1), new byte[1], false);
    }

    @Test
    void beforeAnybodyReceivesNobodyIsAdmitted() {
        assertThat(knock()).isFalse();
        assertThat(routes.busy()).isFalse();
    }

    @Test
    void itIsBusyWhileManyKnocksWait() {
        routes.receiveBy(reception.getRef());
        for (int i = 0; i < BUSY; i++) {
            assertThat(routes.busy()).as("with %s waiting", i).isFalse();
            assertThat(knock()).isTrue();
        }
        assertThat(routes.busy()).isTrue();
        for (int i = 0; i < BUSY; i++) routes.initDone();
        now += 4_999_999_999L;
        assertThat(routes.busy()).as("in the lull after a flood").isTrue();
        now += 1;
        assertThat(routes.busy()).isFalse();
    }

    @Test
    void oneKnockTooManyIsTurnedAwayAndCounted() {
        routes.receiveBy(reception.getRef());
        for (int i = 0; i < Routes.MOST_INITS; i++) assertThat(knock()).isTrue();
        assertThat(knock()).isFalse();
        assertThat(knock()).isFalse();
        assertThat(reception.getAllReceived()).hasSize(Routes.MOST_INITS);
        routes.initDone();
        assertThat(knock()).isTrue();
    }

    @Test
    void noMoreHintsWaitThanAreWorthALook() {
        routes.confirm(
                Someone.keys(-77, 1),
                new Room(Someone.peer(1), TestInbox.<Arrived>create().getRef()));
        for (int i = 0; i < 2 * MOST_RESETS; i++) routes.reset(Someone.at(1), 77, 0);
        assertThat(links.getAllReceived()).hasSize(MOST_RESETS);
        routes.reset(Someone.at(1), 78, 0);
        assertThat(counts.of(Count.DROPPED_RESET)).isEqualTo(1);
    }

    @Test
    void packetsGoWhereTheirIdLeadsAndWhatIsFullIsCounted() {
        TestInbox<Arrived> inbox = TestInbox.create();
        long id = routes.open(new Room(null, inbox.getRef()), new SplittableRandom(61));
        assertThat(routes.deliver(id + 1, Someone.at(1), new byte[1])).isFalse();
        for (int i = 0; i <= Room.MOST_WAITING; i++)
            assertThat(routes.deliver(id, Someone.at(1), new byte[1])).isTrue();
        assertThat(counts.of(Count.DROPPED_NEIGHBOUR_BACKLOG_FULL)).isEqualTo(1);
        assertThat(inbox.getAllReceived()).hasSize(Room.MOST_WAITING);
        routes.close(id);
        assertThat(routes.deliver(id, Someone.at(1), new byte[1])).isFalse();
    }

    @Test
    void idsAreEachOpenedOnceThoughDiceRepeatThemselves() {
        TreeSet<Long> ids = new TreeSet<>();
        Room room = new Room(null, TestInbox.<Arrived>create().getRef());
        for (int round = 0; round < 3; round++) {
            var dice = new SplittableRandom(62);
            for (int i = 0; i < 10; i++)
                assertThat(ids.add(routes.open(room, dice))).isTrue();
        }
    }
}
