package io.folkmoot.protocol.ballots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.bytes.Sha256;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.signing.NetworkId;
import io.folkmoot.protocol.signing.Signed;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VotesTest {
    private static final SplittableRandom RANDOM = new SplittableRandom(41);
    private static final NetworkId NETWORK = new NetworkId(Sha256.hash(Bytes.utf8("network")));
    private static final NetworkId ELSEWHERE = new NetworkId(Sha256.hash(Bytes.utf8("elsewhere")));
    private static final Bytes BALLOT = Sha256.hash(Bytes.utf8("ballot"));
    private static final Bytes OTHER_BALLOT = Sha256.hash(Bytes.utf8("other"));
    private static final SigningKey OPERATOR = SigningKey.generate(RANDOM);
    private static final SigningKey AGENT = SigningKey.generate(RANDOM);
    private static final Nonce NONCE = Nonce.generate(RANDOM);

    private static Commitment commitment(int vote) {
        return Commitment.of(NETWORK, BALLOT, OPERATOR.publicKey(), vote, NONCE);
    }

    private static Sealed sealed(int vote) {
        return new Sealed(BALLOT, OPERATOR.publicKey(), AGENT.publicKey(), commitment(vote));
    }

    private static Revealed revealed(int vote, Nonce nonce) {
        return new Revealed(BALLOT, OPERATOR.publicKey(), AGENT.publicKey(), vote, nonce, "because");
    }

    @Test
    void everyPartOfAVoteChangesItsCommitment() {
        List<Commitment> all = new ArrayList<>(List.of(
                commitment(1),
                commitment(0),
                commitment(-1),
                Commitment.of(ELSEWHERE, BALLOT, OPERATOR.publicKey(), 1, NONCE),
                Commitment.of(NETWORK, OTHER_BALLOT, OPERATOR.publicKey(), 1, NONCE),
                Commitment.of(NETWORK, BALLOT, AGENT.publicKey(), 1, NONCE),
                Commitment.of(NETWORK, BALLOT, OPERATOR.publicKey(), 1, Nonce.generate(RANDOM))));
        assertThat(all).doesNotHaveDuplicates();
    }

    @Test
    void aCommitmentIsTheHashOfItsPartsEachAfterItsLength() {
        Bytes preimage = Bytes.hex("06" + Bytes.utf8("commit").toHex()
                + "00000020" + NETWORK.toHex()
                + "00000020" + BALLOT.toHex()
                + "00000020" + OPERATOR.publicKey().toHex()
                + "00000004" + "ffffffff"
                + "00000020" + NONCE.bytes().toHex());
        assertThat(commitment(-1).bytes()).isEqualTo(Sha256.hash(preimage));
    }

    @Test
    void aVoteIsOpenedByItsOwnNonceOnly() {
        assertThat(revealed(1, NONCE).matches(sealed(1), NETWORK)).isTrue();
        assertThat(revealed(0, NONCE).matches(sealed(1), NETWORK)).isFalse();
        assertThat(revealed(1, Nonce.generate(RANDOM)).matches(sealed(1), NETWORK))
                .isFalse();
        assertThat(revealed(1, NONCE).matches(sealed(1), ELSEWHERE)).isFalse();
    }

    @Test
    void bothStatementsAreReadBackFromTheWire() throws Exception {
        for (int vote : new int[] {-127, -1, 0, 1, 127}) {
            Signed commit = sealed(vote).statement(NETWORK).sign(AGENT);
            Signed reveal = revealed(vote, NONCE).statement(NETWORK).sign(AGENT);
            assertThat(Sealed.verify(Signed.parse(commit.wire()), NETWORK)).isEqualTo(sealed(vote));
            assertThat(Revealed.verify(Signed.parse(reveal.wire()), NETWORK)).isEqualTo(revealed(vote, NONCE));
        }
    }

    @Test
    void statementsOfOthersOfOtherNetworksAndOfOtherKindsAreRefused() {
        Signed commit = sealed(1).statement(NETWORK).sign(AGENT);
        Signed reveal = revealed(1, NONCE).statement(NETWORK).sign(AGENT);
        Signed stolen = reveal.statement().sign(OPERATOR);
        assertThatThrownBy(() -> Sealed.verify(commit, ELSEWHERE)).hasMessageContaining("network");
        assertThatThrownBy(() -> Revealed.verify(reveal, ELSEWHERE)).hasMessageContaining("network");
        assertThatThrownBy(() -> Revealed.verify(stolen, NETWORK)).hasMessageContaining("not by agent");
        assertThatThrownBy(() -> Sealed.verify(commit.statement().sign(OPERATOR), NETWORK))
                .hasMessageContaining("not by agent");
        assertThatThrownBy(() -> Sealed.verify(reveal, NETWORK)).hasMessageContaining("not as commit");
        assertThatThrownBy(() -> Revealed.verify(commit, NETWORK)).hasMessageContaining("not as reveal");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 16, 31, 33, 64})
    void aNonceHasExactlyThirtyTwoBytes(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        assertThatThrownBy(() -> Nonce.parse(Bytes.adopt(bytes)))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("32 are due");
    }

    @Test
    void everyNonceThatIsACounterOrOneByteRepeatedIsRefused() {
        for (int counter = 0; counter < 1 << 16; counter++) {
            byte[] low = new byte[Nonce.LENGTH];
            low[30] = (byte) (counter >> 8);
            low[31] = (byte) counter;
            byte[] high = new byte[Nonce.LENGTH];
            high[0] = low[30];
            high[1] = low[31];
            assertThatThrownBy(() -> Nonce.parse(Bytes.adopt(low))).hasMessageContaining("not random");
            assertThatThrownBy(() -> Nonce.parse(Bytes.adopt(high))).hasMessageContaining("not random");
        }
        for (int value = 0; value < 256; value++) {
            byte[] same = new byte[Nonce.LENGTH];
            java.util.Arrays.fill(same, (byte) value);
            assertThatThrownBy(() -> Nonce.parse(Bytes.adopt(same))).hasMessageContaining("not random");
        }
    }

    @Test
    void randomNoncesAreAccepted() throws Exception {
        for (int i = 0; i < 100_000; i++)
            assertThat(Nonce.parse(Nonce.generate(RANDOM).bytes()).bytes().length())
                    .isEqualTo(32);
    }

    @Test
    void aNonceDoesNotShowItselfInLogs() {
        assertThat(revealed(1, NONCE).toString()).doesNotContain(NONCE.bytes().toHex());
    }
}
