package io.folkmoot.actors.links;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Ping;
import io.folkmoot.protocol.frames.Send;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.junit.jupiter.api.Test;

/** A bounded window of requests, and ids that never run away from what the other side remembers. */
class RequestsTest {
    private static final int WINDOW = 8;

    private final Requests requests = new Requests(WINDOW, 0xffff_ffffL);

    private Pending add(long deadline) {
        Pending pending = PendingTest.of(requests.nextId(), new Ping(), deadline);
        requests.add(pending);
        return pending;
    }

    @Test
    void idsBeginWhereTheyAreToldAndFollowEachOther() {
        assertThat(requests.nextId()).isEqualTo(0xffff_ffffL);
        assertThat(requests.nextId()).isEqualTo(0x1_0000_0000L);
    }

    @Test
    void theWindowIsFullUntilOneIsDone() {
        Pending first = add(1);
        for (int i = 1; i < WINDOW; i++) {
            assertThat(requests.isFull()).isFalse();
            add(1);
        }
        assertThat(requests.isFull()).isTrue();
        assertThat(requests.remove(first.id)).isSameAs(first);
        assertThat(requests.remove(first.id)).isNull();
        assertThat(requests.isFull()).isFalse();
    }

    @Test
    void oneThatWaitsLongHoldsTheIdsBackToHalfOfWhatThePeerRemembers() {
        Pending slow = add(1);
        while (requests.nextId() - slow.id < SeenIds.WIDTH / 2 - 1)
            assertThat(requests.isFull()).isFalse();
        assertThat(requests.isFull()).isTrue();
        requests.remove(slow.id);
        assertThat(requests.isFull()).isFalse();
    }

    @Test
    void aRequestIsFoundByItsNumberAndItsAsker() {
        Pending pending = add(1);
        assertThat(requests.find(pending.ref, pending.replyTo)).isSameAs(pending);
        assertThat(requests.find(pending.ref + 1, pending.replyTo)).isNull();
        assertThat(requests.find(pending.ref, TestInbox.<Reply>create().getRef()))
                .isNull();
    }

    @Test
    void thoseTakenOutAreExactlyThoseMeantInTheOrderOfAsking() {
        Pending a = add(10);
        Pending b = add(30);
        Pending c = add(20);
        assertThat(requests.removeIf(pending -> pending.deadline <= 20)).containsExactly(a, c);
        assertThat(requests.all()).containsExactly(b);
        assertThat(requests.first(pending -> true)).isSameAs(b);
        assertThat(requests.size()).isEqualTo(1);
        assertThat(requests.isEmpty()).isFalse();
    }

    @Test
    void theSoonestIsNeverLaterThanAnyOfThem() {
        assertThat(requests.soonest()).isEqualTo(Long.MAX_VALUE);
        add(30);
        Pending soon = add(10);
        assertThat(requests.soonest()).isEqualTo(10);
        requests.remove(soon.id);
        assertThat(requests.soonest()).isLessThanOrEqualTo(30);
        requests.findSoonest();
        assertThat(requests.soonest()).isEqualTo(30);
        Pending sent = PendingTest.of(requests.nextId(), new Send(Bytes.EMPTY), 2_000_000_000);
        sent.sent(0, 1, new Pace(0, 0));
        requests.findSoonest();
        requests.due(5);
        assertThat(requests.soonest()).isEqualTo(5);
    }
}
