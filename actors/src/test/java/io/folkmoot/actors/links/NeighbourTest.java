package io.folkmoot.actors.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.folkmoot.actors.links.Room.Arrived;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.junit.jupiter.api.Test;

/** Nothing is told to a link that is about to rest, and nothing is lost meanwhile. */
class NeighbourTest {
    private final TestInbox<Link.Command> link = TestInbox.create();
    private final TestInbox<Arrived> keeper = TestInbox.create();
    private final Neighbour neighbour = new Neighbour(new Room(Someone.peer(1), keeper.getRef()), Someone.at(1));

    private static Link.Command hint(long session) {
        return new Link.ResetHinted(session, 0);
    }

    @Test
    void withoutALinkThereIsNobodyToTell() {
        assertThatThrownBy(() -> neighbour.tell(hint(1))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aLinkThatHasNotSeenEverythingMayNotRest() {
        neighbour.start(link.getRef());
        assertThat(neighbour.hasSeenAll(0)).isTrue();
        neighbour.tell(hint(1));
        assertThat(neighbour.hasSeenAll(0)).isFalse();
        assertThat(neighbour.hasSeenAll(1)).isTrue();
    }

    @Test
    void whatComesWhileItMakesUpItsMindIsHeldBackInOrder() {
        neighbour.start(link.getRef());
        neighbour.hold();
        assertThat(neighbour.hasSeenAll(0)).isFalse();
        for (long i = 0; i < 3; i++) assertThat(neighbour.tell(hint(i))).isTrue();
        assertThat(link.hasMessages()).isFalse();
        assertThat(neighbour.release()).containsExactly(hint(0), hint(1), hint(2));
        assertThat(neighbour.release()).isEmpty();
        neighbour.tell(hint(4));
        assertThat(link.receiveMessage()).isEqualTo(hint(4));
    }

    @Test
    void noMoreIsHeldBackThanFits() {
        neighbour.start(link.getRef());
        neighbour.hold();
        List<Boolean> taken =
                LongStream.range(0, 300).mapToObj(i -> neighbour.tell(hint(i))).toList();
        assertThat(taken.indexOf(false)).isEqualTo(256);
        assertThat(neighbour.release()).hasSize(256);
    }

    @Test
    void packetsFollowTheLinkAndTheKeeper() {
        neighbour.start(link.getRef());
        neighbour.room.enter(Someone.at(1), new byte[1]);
        assertThat(link.receiveMessage()).isInstanceOf(Arrived.class);
        Keyring keyring = new Keyring();
        neighbour.rest(keyring, Someone.at(2), 7, keeper.getRef());
        assertThat(neighbour.isResting()).isTrue();
        assertThat(neighbour.kept).isSameAs(keyring);
        assertThat(neighbour.path).isEqualTo(Someone.at(2));
        assertThat(neighbour.link).isNull();
        neighbour.room.enter(Someone.at(1), new byte[1]);
        assertThat(keeper.hasMessages()).isTrue();
        neighbour.start(link.getRef());
        assertThat(neighbour.isResting()).isFalse();
    }
}
