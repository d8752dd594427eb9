package io.folkmoot.protocol.ballots;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.Sha256;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.signing.NetworkId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvisionalTallyTest {
    private static final NetworkId NETWORK = new NetworkId(Sha256.hash(Bytes.utf8("network")));
    private static final Bytes BALLOT = Sha256.hash(Bytes.utf8("ballot"));
    private static final SortedSet<Integer> OPTIONS = new TreeSet<>(List.of(-1, 0, 1));

    private final SplittableRandom random = new SplittableRandom(71);
    private final List<Sealed> sealed = new ArrayList<>();
    private final List<Revealed> revealed = new ArrayList<>();
    private int voters;

    private PublicKey voter() {
        return new PublicKey(Sha256.hash(Bytes.utf8("voter" + voters++)));
    }

    private Nonce seal(PublicKey operator, int vote) {
        Nonce nonce = Nonce.generate(random);
        sealed.add(new Sealed(BALLOT, operator, operator, Commitment.of(NETWORK, BALLOT, operator, vote, nonce)));
        return nonce;
    }

    private void reveal(PublicKey operator, int vote, Nonce nonce) {
        revealed.add(new Revealed(BALLOT, operator, operator, vote, nonce, ""));
    }

    private void vote(int vote, int times) {
        for (int i = 0; i < times; i++) {
            PublicKey operator = voter();
            reveal(operator, vote, seal(operator, vote));
        }
    }

    private ProvisionalTally tally() {
        return ProvisionalTally.of(NETWORK, BALLOT, OPTIONS, sealed, revealed);
    }

    /** Votes up, down, abstaining, sealed but not opened; the result, if it stands. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0,",
        "1, 0, 0, 0, 1",
        "0, 1, 0, 0, -1",
        "2, 2, 0, 0,",
        "3, 2, 0, 0, 1",
        "3, 2, 0, 1,",
        "2, 4, 9, 1, -1",
        "2, 4, 9, 2,",
        "0, 0, 5, 0,",
        "5, 0, 0, 4, 1",
        "5, 0, 0, 5,"
    })
    void aResultStandsIfItsMarginExceedsTheUnopened(int up, int down, int abstain, int unopened, Integer result) {
        vote(1, up);
        vote(-1, down);
        vote(0, abstain);
        for (int i = 0; i < unopened; i++) seal(voter(), 1);
        assertThat(tally().result()).isEqualTo(Optional.ofNullable(result));
        assertThat(tally().unrevealed()).isEqualTo(unopened);
        assertThat(tally().votes()).containsEntry(1, up).containsEntry(-1, down).containsEntry(0, abstain);
    }

    @Test
    void twoDifferentVotesOfOneOperatorCountForNeither() {
        vote(1, 3);
        PublicKey liar = voter();
        reveal(liar, 1, seal(liar, 1));
        reveal(liar, -1, seal(liar, -1));
        assertThat(tally().votes()).containsEntry(1, 3).containsEntry(-1, 0);
        assertThat(tally().doubled()).containsExactly(liar);
        assertThat(tally().unrevealed()).isZero();
    }

    @Test
    void twoCommitmentsAreAChoiceAndCountForNeither() {
        PublicKey liar = voter();
        reveal(liar, 1, seal(liar, 1));
        seal(liar, -1);
        assertThat(tally().votes()).containsEntry(1, 0);
        assertThat(tally().doubled()).containsExactly(liar);
    }

    @Test
    void aSecondDifferentRevealIsProofEvenWithoutACommitment() {
        PublicKey liar = voter();
        reveal(liar, 1, seal(liar, 1));
        reveal(liar, -1, Nonce.generate(random));
        assertThat(tally().doubled()).containsExactly(liar);
    }

    @Test
    void repetitionIsNoSecondVote() {
        vote(1, 2);
        sealed.addAll(List.copyOf(sealed));
        revealed.addAll(List.copyOf(revealed));
        assertThat(tally().votes()).containsEntry(1, 2);
        assertThat(tally().doubled()).isEmpty();
    }

    @Test
    void aRevealThatDoesNotMatchOrWasNeverSealedDoesNotCount() {
        PublicKey wrong = voter();
        seal(wrong, 1);
        reveal(wrong, 1, Nonce.generate(random));
        reveal(voter(), 1, Nonce.generate(random));
        PublicKey beyond = voter();
        reveal(beyond, 2, seal(beyond, 2));
        assertThat(tally().votes()).containsEntry(1, 0).doesNotContainKey(2);
        assertThat(tally().unrevealed()).isEqualTo(2);
    }

    @Test
    void copiesOfACommitmentAreFoundAndTheirMakersNamedOnceItIsOpened() {
        PublicKey owner = voter();
        PublicKey copier = voter();
        Nonce nonce = seal(owner, 1);
        sealed.add(new Sealed(BALLOT, copier, copier, sealed.get(0).commitment()));
        assertThat(Copies.of(sealed)).containsExactly(new TreeSet<>(List.of(owner, copier)));
        assertThat(tally().copiers()).isEmpty();
        reveal(owner, 1, nonce);
        reveal(copier, 1, nonce);
        assertThat(tally().copiers()).containsExactly(copier);
        assertThat(tally().votes()).containsEntry(1, 1);
        assertThat(tally().unrevealed()).isZero();
    }

    @Test
    void statementsForAnotherBallotAreNoneHere() {
        vote(1, 2);
        Bytes other = Sha256.hash(Bytes.utf8("other"));
        ProvisionalTally tally = ProvisionalTally.of(NETWORK, other, OPTIONS, sealed, revealed);
        assertThat(tally.votes()).containsEntry(1, 0);
        assertThat(tally.unrevealed()).isZero();
    }

    @Test
    void theTallyDependsOnTheSetAndNotOnItsOrder() {
        for (int i = 0; i < 40; i++) {
            PublicKey operator = voter();
            int vote = random.nextInt(3) - 1;
            Nonce nonce = seal(operator, vote);
            if (random.nextInt(4) > 0) reveal(operator, vote, nonce);
            if (random.nextInt(8) == 0) reveal(operator, random.nextInt(3) - 1, seal(operator, vote));
            if (random.nextInt(8) == 0)
                sealed.add(new Sealed(BALLOT, voter(), operator, sealed.get(0).commitment()));
        }
        ProvisionalTally first = tally();
        assertThat(first.doubled()).isNotEmpty();
        assertThat(first.unrevealed()).isPositive();
        for (int round = 0; round < 500; round++) {
            Collections.shuffle(sealed, new Random(round));
            Collections.shuffle(revealed, new Random(round));
            sealed.add(sealed.get(round % sealed.size()));
            revealed.add(revealed.get(round % revealed.size()));
            assertThat(tally()).as("round %s", round).isEqualTo(first);
        }
    }
}
