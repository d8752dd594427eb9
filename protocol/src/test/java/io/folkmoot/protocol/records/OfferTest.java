package io.folkmoot.protocol.records;

import static io.folkmoot.protocol.records.Samples.NOW;
import static io.folkmoot.protocol.records.Samples.valid;
import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.keys.SigningKey;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OfferTest {
    private static final SigningKey ALICE = Samples.key(1);
    private static final Expected ANYTHING = new Expected.Anything();
    private static final Expected NOTHING = new Expected.Nothing();
    private static final SignedRecord FIRST = valid(Kind.ENTRY).sequence(3).sign(ALICE);
    private static final SignedRecord NEXT =
            RecordDraft.replacing(FIRST, NOW + 1).json("{\"v\":2}").sign(ALICE);
    private static final RecordSet EMPTY = RecordSet.empty(Kind.ENTRY, FIRST.key());
    private static final RecordSet HOLDS_FIRST = RecordSet.of(FIRST);
    private static final RecordSet HOLDS_NEXT = RecordSet.of(NEXT);

    @Test
    void theNextVersionTakesThePlaceOfTheLast() {
        assertThat(Offer.of(EMPTY, NOTHING, FIRST)).isEqualTo(new Offer.Accepted(HOLDS_FIRST));
        assertThat(Offer.of(HOLDS_FIRST, new Expected.Sequence(3), NEXT)).isEqualTo(new Offer.Accepted(HOLDS_NEXT));
        assertThat(Offer.of(HOLDS_FIRST, ANYTHING, NEXT)).isEqualTo(new Offer.Accepted(HOLDS_NEXT));
    }

    @Test
    void aSlotNeverGoesBack() {
        assertThat(Offer.of(HOLDS_NEXT, ANYTHING, FIRST)).isEqualTo(new Offer.Refused(new Refusal.StaleSequence(4, 3)));
        SignedRecord sameNumber =
                valid(Kind.ENTRY).sequence(4).json("{\"v\":3}").sign(ALICE);
        assertThat(Offer.of(HOLDS_NEXT, ANYTHING, sameNumber))
                .isEqualTo(new Offer.Refused(new Refusal.StaleSequence(4, 4)));
    }

    @Test
    void aWriterWhoExpectsSomethingElseWritesNothing() {
        assertThat(Offer.of(HOLDS_FIRST, NOTHING, NEXT))
                .isEqualTo(new Offer.Refused(new Refusal.UnexpectedSequence(NOTHING, new Expected.Sequence(3))));
        assertThat(Offer.of(EMPTY, new Expected.Sequence(2), FIRST))
                .isEqualTo(new Offer.Refused(new Refusal.UnexpectedSequence(new Expected.Sequence(2), NOTHING)));
        assertThat(Offer.of(HOLDS_FIRST, new Expected.Sequence(2), NEXT)).isInstanceOf(Offer.Refused.class);
    }

    @Test
    void askingAgainGetsTheSameAnswer() {
        assertThat(Offer.of(HOLDS_NEXT, new Expected.Sequence(3), NEXT)).isEqualTo(new Offer.Accepted(HOLDS_NEXT));
        assertThat(Offer.of(HOLDS_FIRST, NOTHING, FIRST)).isEqualTo(new Offer.Accepted(HOLDS_FIRST));
    }

    @Test
    void theTombstoneOfAVersionWinsAndOnlyALaterVersionFollowsIt() {
        SignedRecord removed = RecordDraft.removing(NEXT, NOW + 2).sequence(4).sign(ALICE);
        RecordSet gone = RecordSet.of(removed);
        assertThat(Offer.of(HOLDS_NEXT, ANYTHING, removed)).isEqualTo(new Offer.Accepted(gone));
        assertThat(Offer.of(gone, ANYTHING, NEXT)).isInstanceOf(Offer.Refused.class);
        SignedRecord anew = RecordDraft.replacing(removed, NOW + 3).json("{}").sign(ALICE);
        assertThat(Offer.of(gone, ANYTHING, anew)).isEqualTo(new Offer.Accepted(RecordSet.of(anew)));
    }

    @Test
    void aSuccessorIsNotOlderThanWhatItReplaces() {
        SignedRecord backdated =
                RecordDraft.replacing(FIRST, NOW - 1).json("{}").sign(ALICE);
        assertThat(Offer.of(HOLDS_FIRST, ANYTHING, backdated))
                .isEqualTo(new Offer.Refused(new Refusal.CreatedBeforeCurrent(NOW - 1, NOW)));
    }

    @Test
    void beyondTheShareOfAnIssuerTheOldestGiveWay() {
        RecordSet held = RecordSet.empty(Kind.CAPABILITY_INDEX, Samples.TOPIC);
        for (int i = 1; i <= 4; i++) held = accepted(Offer.of(held, NOTHING, pointer(i)));
        assertThat(Offer.of(held, NOTHING, pointer(0)))
                .isEqualTo(new Offer.Refused(new Refusal.OverQuota(Kind.CAPABILITY_INDEX)));
        RecordSet next = accepted(Offer.of(held, NOTHING, pointer(5)));
        assertThat(next.members()).hasSize(4).contains(pointer(5)).doesNotContain(pointer(1));
    }

    @Test
    void aShorterLivedCopyOfContentIsAcceptedAndChangesNothing() {
        SignedRecord module = valid(Kind.MODULE).sign(ALICE);
        SignedRecord brief = valid(Kind.MODULE).life(Duration.ofDays(1)).sign(Samples.key(2));
        assertThat(Offer.of(RecordSet.of(module), ANYTHING, brief)).isEqualTo(new Offer.Accepted(RecordSet.of(module)));
        assertThat(Offer.of(RecordSet.of(brief), ANYTHING, module)).isEqualTo(new Offer.Accepted(RecordSet.of(module)));
    }

    @Test
    void aLowerTokenIsStaleAndAnotherCopyOfTheSameIsNot() {
        SignedRecord lease = valid(Kind.LEASE).sequence(7).sign(ALICE);
        SignedRecord older = valid(Kind.LEASE).sequence(6).sign(Samples.key(2));
        SignedRecord copy =
                valid(Kind.LEASE).sequence(7).life(Duration.ofDays(1)).sign(Samples.key(2));
        RecordSet held = RecordSet.of(lease);
        assertThat(Offer.of(held, ANYTHING, older)).isEqualTo(new Offer.Refused(new Refusal.StaleSequence(7, 6)));
        assertThat(Offer.of(held, ANYTHING, copy)).isEqualTo(new Offer.Accepted(held));
    }

    @Test
    void anAcknowledgedMessageLeavesTheMailbox() {
        SignedRecord item = valid(Kind.MAILBOX).sign(ALICE);
        assertThat(RecordSet.of(item).without(item.id()).members()).isEmpty();
        assertThat(RecordSet.of(item).without(FIRST.id()).members()).containsExactly(item);
    }

    private static SignedRecord pointer(int sequence) {
        return valid(Kind.CAPABILITY_INDEX)
                .name("p" + sequence)
                .sequence(sequence)
                .sign(ALICE);
    }

    private static RecordSet accepted(Offer offer) {
        if (offer instanceof Offer.Accepted(RecordSet next)) return next;
        throw new AssertionError(offer);
    }
}
