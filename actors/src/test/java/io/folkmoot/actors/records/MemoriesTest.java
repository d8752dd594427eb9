package io.folkmoot.actors.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.keys.PublicKey;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What a holder remembers of its neighbours: who is fresh, and what it asked for. */
class MemoriesTest {
    private final SplittableRandom random = new SplittableRandom(5);
    private final NodeId ann = Drafts.randomId(random);
    private final NodeId bob = Drafts.randomId(random);
    private final PublicKey annKey = new PublicKey(ann.bytes());
    private final PublicKey bobKey = new PublicKey(bob.bytes());
    private final Block block = Block.WHOLE.parts().get(3);
    private final Freshness freshness = new Freshness(1_000);
    private final Wants wants = new Wants();

    @Test
    void whoAgreedIsFreshForAWhileAndInThatBlockOnly() {
        freshness.agreed(ann, block, -500);
        assertThat(freshness.isFresh(ann, block, 499)).isTrue();
        assertThat(freshness.isFresh(ann, block, 500)).isFalse();
        assertThat(freshness.isFresh(ann, Block.WHOLE, 0)).isFalse();
        assertThat(freshness.isFresh(bob, block, 0)).isFalse();
    }

    @Test
    void whoWasForgottenIsNotFresh() {
        freshness.agreed(ann, block, 0);
        freshness.agreed(bob, block, 0);
        freshness.forget(ann);
        assertThat(freshness.isFresh(ann, block, 0)).isFalse();
        assertThat(freshness.isFresh(bob, block, 0)).isTrue();
    }

    @Test
    void theLatestAgreementsStay() {
        freshness.agreed(ann, block, 0);
        for (int i = 0; i < Freshness.MOST; i++) freshness.agreed(Drafts.randomId(random), block, 0);
        assertThat(freshness.isFresh(ann, block, 0)).isFalse();
    }

    @Test
    void whatWasAskedForMayBeBroughtOnceByTheOneWhoWasAsked() {
        Bytes id = Drafts.random(random, 32);
        wants.ask(annKey, id, block, 0);
        assertThat(wants.take(bobKey, id, 1)).isEmpty();
        assertThat(wants.take(annKey, Drafts.random(random, 32), 1)).isEmpty();
        assertThat(wants.take(annKey, id, 1)).contains(block);
        assertThat(wants.take(annKey, id, 1)).isEmpty();
    }

    @Test
    void whatComesTooLateIsNotWantedAnyMore() {
        Bytes id = Drafts.random(random, 32);
        wants.ask(annKey, id, block, 0);
        assertThat(wants.take(annKey, id, Wants.PATIENCE_NANOS)).isEmpty();
    }

    @Test
    void whatWasUsedAlreadyIsChargedBeyondAShare() {
        Shares<String> shares = new Shares<>(10, 1_000, 4);
        shares.charge("ann", 25, 0);
        assertThat(shares.take("ann", 1, 1_500)).isPositive();
        assertThat(shares.take("ann", 1, 1_600)).isZero();
        assertThat(shares.take("bob", 1, 0)).isZero();
    }

    @Test
    void roomComesBackWithTime() {
        for (int i = 0; i < Wants.MOST; i++) wants.ask(annKey, Drafts.random(random, 32), block, 0);
        assertThat(wants.room(annKey, 1)).isZero();
        assertThat(wants.room(annKey, Wants.PATIENCE_NANOS)).isEqualTo(Wants.MOST);
    }

    @Test
    void whoNamesWhatItNeverBringsLeavesTheOthersTheirPart() {
        for (int i = 0; i < Wants.MOST; i++) wants.ask(annKey, Drafts.random(random, 32), block, 0);
        assertThat(wants.room(bobKey, 1)).isEqualTo(Wants.MOST / 2);
        Bytes id = Drafts.random(random, 32);
        wants.ask(bobKey, id, block, 1);
        for (int i = 1; i < Wants.MOST / 2; i++) wants.ask(bobKey, Drafts.random(random, 32), block, 1);
        assertThat(wants.size()).isEqualTo(Wants.MOST);
        assertThat(wants.room(bobKey, 1)).isZero();
        assertThat(wants.take(bobKey, id, 2)).contains(block);
    }
}
