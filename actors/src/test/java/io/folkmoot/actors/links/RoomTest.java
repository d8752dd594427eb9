package io.folkmoot.actors.links;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.links.Room.Arrived;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.junit.jupiter.api.Test;

/** One neighbour's packets wait in its own places and in no others. */
class RoomTest {
    private final TestInbox<Arrived> inbox = TestInbox.create();
    private final Room room = new Room(Someone.peer(1), inbox.getRef());

    private boolean enter() {
        return room.enter(Someone.at(1), new byte[1]);
    }

    private void fill() {
        for (int i = 0; i < Room.MOST_WAITING; i++) assertThat(enter()).isTrue();
    }

    @Test
    void oneTooManyIsTurnedAwayUntilOneHasLeft() {
        fill();
        assertThat(enter()).isFalse();
        assertThat(enter()).isFalse();
        room.left();
        assertThat(enter()).isTrue();
        assertThat(enter()).isFalse();
        assertThat(inbox.getAllReceived()).hasSize(Room.MOST_WAITING + 1);
    }

    @Test
    void whoIsSentOnWaitsThereToo() {
        fill();
        TestInbox<Arrived> next = TestInbox.create();
        Arrived first = inbox.receiveMessage();
        first.room().left();
        room.forward(next.getRef(), first);
        assertThat(enter()).isFalse();
        Arrived again = next.receiveMessage();
        assertThat(again.packet()).isSameAs(first.packet());
        assertThat(again.from()).isEqualTo(first.from());
        again.room().left();
        assertThat(enter()).isTrue();
    }

    @Test
    void packetsGoToTheNextTenant() {
        TestInbox<Arrived> next = TestInbox.create();
        room.letTo(next.getRef());
        assertThat(enter()).isTrue();
        assertThat(inbox.hasMessages()).isFalse();
        assertThat(next.hasMessages()).isTrue();
    }
}
