package io.folkmoot.protocol.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class HandshakeTest {
    static final List<Suite> SUITES = TwoPeers.SUITES;

    @ParameterizedTest
    @FieldSource("SUITES")
    void bothEndsAgreeOnWhoIsThereAndWhatWasSaid(Suite suite) throws MalformedException {
        TwoPeers peers = new TwoPeers(suite);
        peers.shakeHands();
        assertThat(peers.alice.remoteStatic()).isEqualTo(TwoPeers.BOB.publicKey());
        assertThat(peers.bob.remoteStatic()).isEqualTo(TwoPeers.ALICE.publicKey());
        assertThat(peers.alice.handshakeHash()).isEqualTo(peers.bob.handshakeHash());
    }

    @ParameterizedTest
    @FieldSource("SUITES")
    void noByteOfAMessageCanBeChanged(Suite suite) throws MalformedException {
        int messages = suite.pattern().messages().size();
        for (int number = 0; number < messages; number++) {
            int length = messageLength(suite, number);
            for (int at = 0; at < length; at++) {
                TwoPeers peers = upTo(suite, number);
                Bytes spoilt = TwoPeers.spoilt(peers.writerOf(number).write(TwoPeers.payload(number)), at);
                assertThatThrownBy(() -> readAndAnswer(peers, spoilt))
                        .as("byte %d of message %d", at, number)
                        .isInstanceOf(MalformedException.class);
            }
        }
    }

    @ParameterizedTest
    @FieldSource("SUITES")
    void aMessageOfEveryShorterLengthIsRefused(Suite suite) throws MalformedException {
        int messages = suite.pattern().messages().size();
        for (int number = 0; number < messages; number++) {
            TwoPeers peers = upTo(suite, number);
            // Without a payload, since the payload of XX's first message is not authenticated and can be cut.
            Bytes message = peers.writerOf(number).write(Bytes.EMPTY);
            Handshake reader = peers.readerOf(number);
            for (int length = 0; length < message.length(); length++) {
                Bytes cut = Bytes.copyOf(message.unsafeArray(), 0, length);
                assertRefused(() -> reader.read(cut));
            }
            assertThat(reader.read(message)).isEqualTo(Bytes.EMPTY);
        }
    }

    @ParameterizedTest
    @FieldSource("SUITES")
    void aRefusedMessageLeavesTheHandshakeAsItWas(Suite suite) throws MalformedException {
        int last = suite.pattern().messages().size() - 1;
        TwoPeers peers = upTo(suite, last);
        Bytes message = peers.writerOf(last).write(TwoPeers.payload(last));
        for (int at = 0; at < message.length(); at++) {
            Bytes spoilt = TwoPeers.spoilt(message, at);
            assertRefused(() -> peers.readerOf(last).read(spoilt));
        }
        assertThat(peers.readerOf(last).read(message)).isEqualTo(TwoPeers.payload(last));
        assertThat(peers.alice.handshakeHash()).isEqualTo(peers.bob.handshakeHash());
    }

    @ParameterizedTest
    @FieldSource("SUITES")
    void anotherPrologueIsRefused(Suite suite) {
        Handshake stranger = TwoPeers.bob(suite, Bytes.utf8("another network"));
        TwoPeers peers = new TwoPeers(TwoPeers.alice(suite, TwoPeers.BOB.publicKey()), stranger);
        assertRefused(peers::shakeHands);
    }

    @Test
    void aMessageForAnotherResponderIsRefused() {
        Handshake alice = TwoPeers.alice(Suite.OURS, TwoPeers.MALLORY.publicKey());
        assertRefused(new TwoPeers(alice, TwoPeers.bob(Suite.OURS, TwoPeers.PROLOGUE))::shakeHands);
    }

    @ParameterizedTest
    @FieldSource("SUITES")
    void nobodyPassesForTheOwnerOfAKey(Suite suite) {
        DhKeyPair stolen = new DhKeyPair(TwoPeers.MALLORY.privateKey(), TwoPeers.ALICE.publicKey());
        Bytes bob = TwoPeers.BOB.publicKey();
        Handshake mallory = Handshake.initiator(
                suite, TwoPeers.PROLOGUE, stolen, suite.pattern().responderKnown() ? bob : null, TwoPeers.dice(6));
        assertRefused(new TwoPeers(mallory, TwoPeers.bob(suite, TwoPeers.PROLOGUE))::shakeHands);
    }

    @ParameterizedTest
    @FieldSource("SUITES")
    void rolesCannotBeSwapped(Suite suite) throws MalformedException {
        TwoPeers peers = new TwoPeers(suite);
        assertThatIllegalStateException().isThrownBy(() -> peers.alice.read(Bytes.EMPTY));
        assertThatIllegalStateException().isThrownBy(() -> peers.bob.write(Bytes.EMPTY));
        Bytes first = peers.alice.write(Bytes.EMPTY);
        assertThatIllegalStateException().isThrownBy(() -> peers.alice.write(Bytes.EMPTY));
        assertRefused(() -> peers.alice.read(first));
    }

    @Test
    void anAnswerIsNotTakenForAnOpening() throws MalformedException {
        TwoPeers peers = TwoPeers.ofOurSuite();
        peers.bob.read(peers.alice.write(Bytes.EMPTY));
        Bytes answer = peers.bob.write(Bytes.adopt(new byte[100]));
        assertRefused(() -> TwoPeers.bob(Suite.OURS, TwoPeers.PROLOGUE).read(answer));
    }

    @Test
    void aFirstMessageOpensForEachFreshResponder() throws MalformedException {
        Bytes first = TwoPeers.ofOurSuite().alice.write(TwoPeers.payload(0));
        for (int time = 0; time < 2; time++) {
            Handshake bob = TwoPeers.bob(Suite.OURS, TwoPeers.PROLOGUE);
            assertThat(bob.read(first)).isEqualTo(TwoPeers.payload(0));
        }
    }

    @ParameterizedTest
    @FieldSource("SUITES")
    void overheadTellsTheLengthOfTheNextMessage(Suite suite) throws MalformedException {
        for (int number = 0; number < suite.pattern().messages().size(); number++) {
            Handshake writer = upTo(suite, number).writerOf(number);
            int overhead = writer.overhead();
            assertThat(writer.write(Bytes.adopt(new byte[77])).length()).isEqualTo(overhead + 77);
        }
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        upTo(suite, suite.pattern().messages().size()).alice.overhead());
    }

    @Test
    void aMessageHasAtMost65535Bytes() throws MalformedException {
        TwoPeers peers = TwoPeers.ofOurSuite();
        int most = Handshake.MAX_MESSAGE - peers.alice.overhead();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> peers.alice.write(Bytes.adopt(new byte[most + 1])))
                .withMessageContaining("65535");
        Bytes longest = peers.alice.write(Bytes.adopt(new byte[most]));
        assertThatThrownBy(() -> peers.bob.read(Bytes.adopt(new byte[Handshake.MAX_MESSAGE + 1])))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("65536");
        assertThat(peers.bob.read(longest).length()).isEqualTo(most);
    }

    @Test
    void theDiceAloneDecideTheEphemeralKey() throws MalformedException {
        Bytes first = TwoPeers.ofOurSuite().alice.write(Bytes.EMPTY);
        assertThat(TwoPeers.ofOurSuite().alice.write(Bytes.EMPTY)).isEqualTo(first);
        Bytes other = Handshake.initiator(TwoPeers.PROLOGUE, TwoPeers.ALICE, TwoPeers.BOB.publicKey(), TwoPeers.dice(7))
                .write(Bytes.EMPTY);
        assertThat(Bytes.copyOf(other.unsafeArray(), 0, 32)).isNotEqualTo(Bytes.copyOf(first.unsafeArray(), 0, 32));
    }

    @Test
    void keysAreHandedOverOnceAndOnlyAtTheEnd() throws MalformedException {
        TwoPeers peers = TwoPeers.ofOurSuite();
        assertThatIllegalStateException().isThrownBy(() -> peers.alice.toSession(0));
        assertThatIllegalStateException().isThrownBy(peers.alice::handshakeHash);
        assertThatIllegalStateException().isThrownBy(peers.bob::remoteStatic);
        peers.shakeHands();
        Bytes hash = peers.alice.handshakeHash();
        peers.alice.toSession(0);
        assertThatIllegalStateException().isThrownBy(() -> peers.alice.toSession(0));
        assertThatIllegalStateException().isThrownBy(() -> peers.alice.write(Bytes.EMPTY));
        assertThat(peers.alice.handshakeHash()).isEqualTo(hash);
    }

    @Test
    void aWipedHandshakeIsOfNoUse() throws MalformedException {
        TwoPeers peers = TwoPeers.ofOurSuite();
        Bytes first = peers.alice.write(Bytes.EMPTY);
        peers.bob.wipe();
        assertThatIllegalStateException().isThrownBy(() -> peers.bob.read(first));
    }

    @Test
    void theEphemeralSecretIsGoneOnceTheSessionBegins() throws MalformedException {
        AtomicReference<byte[]> drawn = new AtomicReference<>(new byte[0]);
        RandomGenerator dice = new RandomGenerator() {
            @Override
            public void nextBytes(byte[] secret) {
                Arrays.fill(secret, (byte) 7);
                drawn.set(secret);
            }

            @Override
            public long nextLong() {
                throw new AssertionError("keys are drawn as bytes");
            }
        };
        Handshake alice = Handshake.initiator(TwoPeers.PROLOGUE, TwoPeers.ALICE, TwoPeers.BOB.publicKey(), dice);
        new TwoPeers(alice, TwoPeers.bob(Suite.OURS, TwoPeers.PROLOGUE)).shakeHands();
        assertThat(drawn.get()).hasSize(DhKeyPair.LENGTH).containsOnly(7);
        alice.toSession(0);
        assertThat(drawn.get()).containsOnly(0);
    }

    @Test
    void theResponderIsNamedExactlyWhereThePatternKnowsIt() {
        Bytes bob = TwoPeers.BOB.publicKey();
        Suite xx = new Suite(HandshakePattern.XX, Aead.AES_GCM);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Handshake.initiator(Suite.OURS, Bytes.EMPTY, TwoPeers.ALICE, null, TwoPeers.dice(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Handshake.initiator(xx, Bytes.EMPTY, TwoPeers.ALICE, bob, TwoPeers.dice(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Handshake.initiator(Bytes.EMPTY, TwoPeers.ALICE, Bytes.adopt(new byte[31]), TwoPeers.dice(1)));
    }

    private static int messageLength(Suite suite, int number) throws MalformedException {
        return upTo(suite, number).writerOf(number).overhead()
                + TwoPeers.payload(number).length();
    }

    /** Two peers with the first {@code messages} behind them. */
    private static TwoPeers upTo(Suite suite, int messages) throws MalformedException {
        TwoPeers peers = new TwoPeers(suite);
        for (int number = 0; number < messages; number++)
            peers.readerOf(number).read(peers.writerOf(number).write(TwoPeers.payload(number)));
        return peers;
    }

    /** What is changed in XX's first message, which is not encrypted, comes to light with the second. */
    private static void readAndAnswer(TwoPeers peers, Bytes first) throws MalformedException {
        if (peers.alice.isComplete()) {
            peers.bob.read(first);
        } else if (peers.bob.isComplete()) {
            peers.alice.read(first);
        } else {
            peers.bob.read(first);
            peers.alice.read(peers.bob.write(Bytes.EMPTY));
        }
    }

    @FunctionalInterface
    private interface Attempt {
        Object run() throws MalformedException;
    }

    private static void assertRefused(Attempt attempt) {
        assertThatThrownBy(attempt::run).isInstanceOf(MalformedException.class);
    }
}
