package io.folkmoot.actors.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.folkmoot.actors.links.Neighbourhood.Evicted;
import io.folkmoot.actors.links.Room.Arrived;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.packets.Init;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.junit.jupiter.api.Test;

/** A bounded number of neighbours; who rests goes first, then who was asked least recently. */
class NeighbourhoodTest {
    private static final int MOST = 4;

    private final Neighbourhood neighbours = new Neighbourhood(MOST);

    private Neighbour add(int number) {
        return neighbours.add(
                Someone.peer(number),
                () -> new Neighbour(
                        new Room(
                                Someone.peer(number),
                                TestInbox.<Arrived>create().getRef()),
                        Someone.at(number)));
    }

    private void rest(int number, long since, long session) {
        Keyring keyring = new Keyring();
        keyring.confirm(Someone.keys(session, 1));
        add(number)
                .rest(
                        keyring,
                        Someone.at(number),
                        since,
                        TestInbox.<Arrived>create().getRef());
    }

    private PublicKey pushedOut() {
        Evicted out = neighbours.pushOut();
        assertThat(out).isNotNull();
        return out.peer();
    }

    @Test
    void whileThereIsRoomNobodyGoes() {
        for (int i = 0; i < MOST; i++) {
            assertThat(neighbours.pushOut()).isNull();
            add(i);
        }
        assertThat(pushedOut()).isEqualTo(Someone.peer(0));
        assertThat(neighbours.pushOut()).isNull();
    }

    @Test
    void tellsWhenEachWasHeardWhoEverWas() {
        add(0).room.heard(70);
        add(1);
        List<PublicKey> asked = List.of(Someone.peer(0), Someone.peer(1), Someone.peer(2));
        LastHeard heard = neighbours.lastHeard(5, asked);
        assertThat(heard.ref()).isEqualTo(5);
        assertThat(heard.nanos()).containsOnly(entry(Someone.peer(0), 70L));
    }

    @Test
    void whoHasRestedLongestIsKnown() {
        add(0);
        assertThat(neighbours.restingSince()).isEmpty();
        rest(1, 30, 1);
        rest(2, 20, 2);
        assertThat(neighbours.restingSince()).hasValue(20);
    }

    @Test
    void theLeastRecentlyAskedGoes() {
        for (int i = 0; i < MOST; i++) add(i);
        neighbours.get(Someone.peer(0));
        add(1);
        assertThat(pushedOut()).isEqualTo(Someone.peer(2));
    }

    @Test
    void whoRestsGoesBeforeWhoTalksAndTheLongestUnaskedOfThemFirst() {
        add(0);
        rest(1, 5, 1);
        rest(2, 9, 2);
        add(3);
        assertThat(pushedOut()).isEqualTo(Someone.peer(1));
        add(4);
        assertThat(pushedOut()).isEqualTo(Someone.peer(2));
        add(5);
        assertThat(pushedOut()).isEqualTo(Someone.peer(0));
    }

    @Test
    void whoHasRestedTooLongGoesAndWhoTalksStays() {
        add(0);
        rest(1, 5, 1);
        rest(2, 9, 2);
        assertThat(neighbours.removeRestingSince(4)).isEmpty();
        assertThat(neighbours.removeRestingSince(5)).extracting(Evicted::peer).containsExactly(Someone.peer(1));
        assertThat(neighbours.removeRestingSince(100)).extracting(Evicted::peer).containsExactly(Someone.peer(2));
        assertThat(neighbours.view()).extracting(Status.LinkView::peer).containsExactly(Someone.peer(0));
    }

    @Test
    void lookingIsNotAsking() {
        for (int i = 0; i < MOST; i++) add(i);
        neighbours.view();
        neighbours.removeRestingSince(0);
        assertThat(pushedOut()).isEqualTo(Someone.peer(0));
    }

    @Test
    void cookiesAreTakenOnceAndTheOldestOfTooManyGoes() {
        assertThat(neighbours.takeCookie(Someone.peer(0))).isEqualTo(Init.NO_COOKIE);
        for (int i = 0; i <= 256; i++) neighbours.keepCookie(Someone.peer(i), cookie(i));
        assertThat(neighbours.takeCookie(Someone.peer(0))).isEqualTo(Init.NO_COOKIE);
        assertThat(neighbours.takeCookie(Someone.peer(1))).isEqualTo(cookie(1));
        assertThat(neighbours.takeCookie(Someone.peer(1))).isEqualTo(Init.NO_COOKIE);
        assertThat(neighbours.takeCookie(Someone.peer(256))).isEqualTo(cookie(256));
    }

    private static Bytes cookie(int number) {
        return Bytes.adopt(ByteBuffer.allocate(16).putInt(12, number + 1).array());
    }

    @Test
    void atTheEndAllAreHandedBack() {
        for (int i = 0; i < MOST; i++) add(i);
        List<Evicted> out = neighbours.removeAll();
        assertThat(out).hasSize(MOST);
        assertThat(neighbours.view()).isEmpty();
    }
}
