package io.folkmoot.actors.links;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.links.Offers.Offer;
import io.folkmoot.protocol.bytes.Bytes;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** However many dial, half-open sessions are bounded in number and in time. */
class OffersTest {
    private final Offers offers = new Offers();

    private static Offer offer(int number, long since) {
        return new Offer(
                number,
                -number,
                ephemeral(number),
                Someone.at(number),
                Someone.introduction(number),
                since,
                Someone.answering());
    }

    private static Bytes ephemeral(int number) {
        return Bytes.adopt(ByteBuffer.allocate(32).putInt(number).array());
    }

    @Test
    void anOfferIsFoundByItsIdAndByTheCallersKeyUntilItIsTaken() {
        Offer offer = offer(1, 0);
        assertThat(offers.add(offer)).isNull();
        assertThat(offers.byId(1)).isSameAs(offer);
        assertThat(offers.byEphemeral(ephemeral(1))).isSameAs(offer);
        assertThat(offers.byId(2)).isNull();
        offers.remove(offer);
        assertThat(offers.byId(1)).isNull();
        assertThat(offers.byEphemeral(ephemeral(1))).isNull();
        assertThat(offers.isEmpty()).isTrue();
    }

    @Test
    void oneTooManyPushesTheOldestOut() {
        for (int i = 0; i < Offers.MOST; i++)
            assertThat(offers.add(offer(i, 0))).isNull();
        for (int i = 0; i < 100; i++) {
            Offer out = offers.add(offer(Offers.MOST + i, 0));
            assertThat(out).isNotNull();
            assertThat(out.localId).isEqualTo(i);
            assertThat(offers.byId(i)).isNull();
            assertThat(offers.byEphemeral(ephemeral(i))).isNull();
        }
        assertThat(offers.expire(Offers.KEPT_NANOS)).hasSize(Offers.MOST);
    }

    @Test
    void whatNobodyTakesUpEndsInItsTime() {
        Offer old = offer(1, 0);
        Offer fresh = offer(2, 5);
        offers.add(old);
        offers.add(fresh);
        assertThat(offers.expire(Offers.KEPT_NANOS - 1)).isEmpty();
        assertThat(offers.expire(Offers.KEPT_NANOS)).containsExactly(old);
        assertThat(offers.byEphemeral(ephemeral(1))).isNull();
        assertThat(offers.expire(Offers.KEPT_NANOS + 5)).containsExactly(fresh);
        assertThat(offers.isEmpty()).isTrue();
    }

    @Test
    void onlyThoseWithoutAResponseWaitForAnEarlyAnswer() {
        Offer waiting = offer(1, 0);
        Offer responded = offer(2, 0);
        waiting.answerBy = 10;
        responded.answerBy = 10;
        responded.response = new byte[1];
        offers.add(waiting);
        offers.add(responded);
        assertThat(offers.overdue(9)).isEmpty();
        assertThat(offers.overdue(10)).containsExactly(waiting);
    }

    @Test
    void atTheEndAllAreHandedBack() {
        Offer one = offer(1, 0);
        Offer two = offer(2, 0);
        offers.add(one);
        offers.add(two);
        assertThat(offers.removeAll()).containsExactly(one, two);
        assertThat(offers.isEmpty()).isTrue();
        assertThat(offers.byEphemeral(ephemeral(1))).isNull();
    }
}
