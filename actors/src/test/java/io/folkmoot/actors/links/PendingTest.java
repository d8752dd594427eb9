package io.folkmoot.actors.links;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.FindNode;
import io.folkmoot.protocol.frames.FindValue;
import io.folkmoot.protocol.frames.Frame;
import io.folkmoot.protocol.frames.Message;
import io.folkmoot.protocol.frames.Ping;
import io.folkmoot.protocol.frames.Query;
import io.folkmoot.protocol.frames.Send;
import io.folkmoot.protocol.frames.Vote;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.identity.TableKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What one request of ours may do, and when it is due. */
class PendingTest {
    private static final long SECOND = 1_000_000_000L;

    static Pending of(long id, Message message, long deadline) {
        return new Pending(
                id,
                message,
                Outgoing.of(id, false, new Frame(id, message).write()),
                id,
                TestInbox.<Reply>create().getRef(),
                deadline);
    }

    static Stream<Arguments> messages() {
        return Stream.of(
                Arguments.of(new Ping(), true, true),
                Arguments.of(new FindNode(new NodeId(1, 2, 3, 4), 20), true, true),
                Arguments.of(new FindValue(TableKey.of(Bytes.adopt(new byte[32])), "entry", Bytes.EMPTY), true, true),
                Arguments.of(new Query("d", "t", List.of(), 0, Optional.empty(), 1, Bytes.EMPTY), true, false),
                Arguments.of(new Send(Bytes.utf8("x")), false, false),
                Arguments.of(new Vote(Bytes.utf8("x")), false, false));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void onlyReadsMayBeDoneTwiceAndOnlySmallOnesOfThemTravelEarly(Message message, boolean read, boolean early) {
        Pending pending = of(1, message, SECOND);
        assertThat(pending.message.onlyReads()).isEqualTo(read);
        assertThat(pending.mayBeEarly()).isEqualTo(early);
        pending.notEarly();
        assertThat(pending.mayBeEarly()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void whatAnotherLifeMayHaveDoneIsUncertainUnlessItIsARead(Message message, boolean read) {
        Pending pending = of(1, message, SECOND);
        assertThat(pending.isUncertainFor(7)).isFalse();
        pending.sent(0, 6, Pace.UNKNOWN);
        assertThat(pending.isUncertainFor(6)).isFalse();
        assertThat(pending.isUncertainFor(7)).isEqualTo(!read);
    }

    @Test
    void itIsDueWhenPatienceEndsAndNeverAfterItsDeadline() {
        Pending pending = of(1, new Ping(), 2 * SECOND);
        assertThat(pending.dueAt()).isEqualTo(2 * SECOND);
        pending.sent(0, 1, Pace.UNKNOWN);
        assertThat(pending.dueAt()).isEqualTo(SECOND / 4);
        pending.sent(SECOND / 2, 1, Pace.UNKNOWN);
        assertThat(pending.dueAt()).isEqualTo(SECOND / 2 + SECOND / 4);
        pending.sent(7 * SECOND / 4, 1, Pace.UNKNOWN);
        assertThat(pending.dueAt()).isEqualTo(2 * SECOND);
    }

    @Test
    void onlyTheFirstSendingMeasuresTheWay() {
        Pending pending = of(1, new Ping(), SECOND);
        assertThat(pending.measures()).isFalse();
        pending.sent(0, 1, Pace.UNKNOWN);
        assertThat(pending.measures()).isTrue();
        pending.sent(1, 1, Pace.UNKNOWN);
        assertThat(pending.measures()).isFalse();
    }

    @Test
    void underANewSessionItBeginsAnew() {
        Pending pending = of(1, new Send(Bytes.utf8("x")), SECOND);
        pending.sent(0, 1, Pace.UNKNOWN);
        pending.unsent();
        assertThat(pending.isSent()).isFalse();
        assertThat(pending.isUncertainFor(2)).isFalse();
        assertThat(pending.dueAt()).isEqualTo(SECOND);
    }

    @Test
    void aStreamRepeatsForItself() {
        Pending pending = of(1, new Send(Bytes.utf8("x")), 30 * SECOND);
        pending.sentByStream(0, 1);
        assertThat(pending.dueAt()).isEqualTo(30 * SECOND);
        assertThat(pending.isUncertainFor(2)).isTrue();
    }
}
