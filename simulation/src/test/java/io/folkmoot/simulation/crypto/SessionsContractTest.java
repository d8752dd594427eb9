package io.folkmoot.simulation.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.noise.Handshake;
import io.folkmoot.protocol.noise.Session;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What handshakes and sessions promise, whoever computes them. */
class SessionsContractTest {
    private static final Bytes SAID = Bytes.utf8("nineteen bytes here");
    private static final Bytes HEADER = Bytes.utf8("a header");

    static List<Cryptography> both() {
        return List.of(Cryptography.real(), Cryptography.standIn(7));
    }

    @ParameterizedTest
    @MethodSource("both")
    void aHandshakeCarriesPayloadsAndProvesBothKeys(Cryptography cryptography) throws MalformedException {
        Pair pair = Pair.of(cryptography);
        assertThat(pair.answerer.read(pair.caller.write(SAID))).isEqualTo(SAID);
        assertThat(pair.caller.read(pair.answerer.write(HEADER))).isEqualTo(HEADER);
        assertThat(pair.answerer.remoteStatic())
                .isEqualTo(Pair.alice(cryptography).exchangeKey());
        assertThat(pair.caller.handshakeHash()).isEqualTo(pair.answerer.handshakeHash());
    }

    @ParameterizedTest
    @MethodSource("both")
    void sizesAreThoseOfTheWire(Cryptography cryptography) throws MalformedException {
        Pair pair = Pair.of(cryptography);
        Bytes first = pair.caller.write(SAID);
        assertThat(first.length()).isEqualTo(32 + 48 + 16 + SAID.length());
        pair.answerer.read(first);
        assertThat(pair.answerer.write(SAID).length()).isEqualTo(32 + 16 + SAID.length());
        Session session = Pair.of(cryptography).shakeHands(SAID)[0];
        for (int length : new int[] {0, 1, 7, 8, 9, 16, 1_200})
            assertThat(session.seal(Bytes.adopt(new byte[length]), HEADER)
                            .ciphertext()
                            .length())
                    .isEqualTo(length + 16);
    }

    @ParameterizedTest
    @MethodSource("both")
    void noBitOfAHandshakeCanBeAnother(Cryptography cryptography) throws MalformedException {
        Pair pair = Pair.of(cryptography);
        Bytes first = pair.caller.write(SAID);
        for (int bit = 0; bit < 8 * first.length(); bit += 3) {
            Bytes damaged = KeysContractTest.flipped(first, bit);
            // X25519 ignores the highest bit of a key, but what was said is hashed with it.
            assertRefused(() -> Pair.answerer(cryptography).read(damaged));
        }
        pair.answerer.read(first);
        Bytes second = pair.answerer.write(SAID);
        for (int bit = 0; bit < 8 * second.length(); bit += 3) {
            Bytes damaged = KeysContractTest.flipped(second, bit);
            assertRefused(() -> pair.caller.read(damaged));
        }
        assertThat(pair.caller.read(second)).isEqualTo(SAID);
    }

    @ParameterizedTest
    @MethodSource("both")
    void aHandshakeForAnotherIsRefused(Cryptography cryptography) throws MalformedException {
        Bytes forMallory = Pair.caller(cryptography, Pair.mallory(cryptography), Pair.PROLOGUE)
                .write(SAID);
        assertRefused(() -> Pair.answerer(cryptography).read(forMallory));
        Bytes otherwise = Pair.caller(cryptography, Pair.bob(cryptography), Bytes.utf8("another prologue"))
                .write(SAID);
        assertRefused(() -> Pair.answerer(cryptography).read(otherwise));
    }

    @ParameterizedTest
    @MethodSource("both")
    void aWrongAnswererIsNotBelieved(Cryptography cryptography) throws MalformedException {
        Pair pair = Pair.of(cryptography);
        Pair another = Pair.of(cryptography);
        pair.answerer.read(pair.caller.write(SAID));
        another.answerer.read(Handshake.initiator(
                        cryptography.algorithms(),
                        Pair.PROLOGUE,
                        Pair.exchange(Pair.mallory(cryptography)),
                        Pair.bob(cryptography).exchangeKey(),
                        new SplittableRandom(6))
                .write(SAID));
        Bytes toAnother = another.answerer.write(SAID);
        assertRefused(() -> pair.caller.read(toAnother));
    }

    @ParameterizedTest
    @MethodSource("both")
    void packetsOfAllLengthsGoBothWays(Cryptography cryptography) throws MalformedException {
        Session[] sessions = Pair.of(cryptography).shakeHands(SAID);
        SplittableRandom dice = new SplittableRandom(8);
        for (int length = 0; length < 70; length++) {
            byte[] text = new byte[length];
            dice.nextBytes(text);
            for (int from = 0; from < 2; from++) {
                Session.Sealed sealed = sessions[from].seal(Bytes.copyOf(text), HEADER);
                assertThat(sessions[1 - from].open(sealed.counter(), sealed.ciphertext(), HEADER))
                        .isEqualTo(Bytes.copyOf(text));
                if (length >= 8)
                    assertThat(Arrays.copyOf(sealed.ciphertext().toArray(), length))
                            .isNotEqualTo(text);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("both")
    void noBitOfAPacketCanBeAnother(Cryptography cryptography) throws MalformedException {
        Session[] sessions = Pair.of(cryptography).shakeHands(SAID);
        Session.Sealed sealed = sessions[0].seal(SAID, HEADER);
        Bytes packet = sealed.ciphertext();
        for (int bit = 0; bit < 8 * packet.length(); bit++) {
            Bytes damaged = KeysContractTest.flipped(packet, bit);
            assertRefused(() -> sessions[1].open(sealed.counter(), damaged, HEADER));
        }
        for (int bit = 0; bit < 8 * HEADER.length(); bit++) {
            Bytes damaged = KeysContractTest.flipped(HEADER, bit);
            assertRefused(() -> sessions[1].open(sealed.counter(), packet, damaged));
        }
        for (Bytes cut : List.of(Bytes.EMPTY, KeysContractTest.shorter(packet), KeysContractTest.longer(packet)))
            assertRefused(() -> sessions[1].open(sealed.counter(), cut, HEADER));
        assertRefused(() -> sessions[1].open(sealed.counter() + 1, packet, HEADER));
        assertRefused(() -> sessions[0].open(sealed.counter(), packet, HEADER));
        assertThat(sessions[1].open(sealed.counter(), packet, HEADER)).isEqualTo(SAID);
    }

    @ParameterizedTest
    @MethodSource("both")
    void aPacketOpensOnce(Cryptography cryptography) throws MalformedException {
        Session[] sessions = Pair.of(cryptography).shakeHands(SAID);
        Session.Sealed sealed = sessions[0].seal(SAID, HEADER);
        sessions[1].open(sealed.counter(), sealed.ciphertext(), HEADER);
        assertRefused(() -> sessions[1].open(sealed.counter(), sealed.ciphertext(), HEADER));
    }

    @ParameterizedTest
    @MethodSource("both")
    void packetsAreSealedAndOpenedInPlace(Cryptography cryptography) throws MalformedException {
        for (int shift : new int[] {-9, -1, 0, 1, 3, 9}) {
            Session[] sessions = Pair.of(cryptography).shakeHands(SAID);
            byte[] text = "a text of more than three words".getBytes(java.nio.charset.StandardCharsets.UTF_8);
            byte[] room = new byte[80];
            System.arraycopy(text, 0, room, 10, text.length);
            ByteBuffer out = ByteBuffer.wrap(room, 10 + shift, text.length + Session.OVERHEAD);
            sessions[0].seal(ByteBuffer.wrap(room, 10, text.length), header(), out);
            assertThat(out.hasRemaining()).isFalse();
            ByteBuffer opened = ByteBuffer.wrap(room, 12 - shift, text.length);
            ByteBuffer sealed = ByteBuffer.wrap(room, 10 + shift, text.length + Session.OVERHEAD);
            sessions[1].open(0, sealed, header().asReadOnlyBuffer(), opened);
            assertThat(sealed.hasRemaining()).isFalse();
            assertThat(opened.hasRemaining()).isFalse();
            assertThat(Arrays.copyOfRange(room, 12 - shift, 12 - shift + text.length))
                    .isEqualTo(text);
        }
    }

    @ParameterizedTest
    @MethodSource("both")
    void keysChangeOnTheWay(Cryptography cryptography) throws MalformedException {
        Session[] sessions = Pair.of(cryptography).shakeHands(SAID);
        long epoch = 1 << 20;
        for (long counter = 0; counter < epoch; counter++) {
            Session.Sealed sealed = sessions[0].seal(Bytes.EMPTY, Bytes.EMPTY);
            if (counter % 100_000 == 0) sessions[1].open(counter, sealed.ciphertext(), Bytes.EMPTY);
        }
        Session.Sealed next = sessions[0].seal(SAID, HEADER);
        assertThat(next.counter()).isEqualTo(epoch);
        assertThat(sessions[1].open(epoch, next.ciphertext(), HEADER)).isEqualTo(SAID);
    }

    private static ByteBuffer header() {
        return ByteBuffer.wrap(HEADER.toArray());
    }

    private static void assertRefused(ThrowingCallable opening) {
        assertThatExceptionOfType(MalformedException.class).isThrownBy(opening);
    }
}
