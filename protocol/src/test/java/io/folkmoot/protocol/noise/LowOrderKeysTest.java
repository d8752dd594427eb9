package io.folkmoot.protocol.noise;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Points whose multiples by any private key are zero, in every place where a stranger can put a key. */
class LowOrderKeysTest {
    private static final BigInteger PRIME = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

    /** One of the two points of order 8; the other is its inverse. */
    private static final BigInteger OF_ORDER_8 =
            new BigInteger("325606250916557431795983626356110631294008115727848805560023387167927233504");

    private static final Suite XX = new Suite(HandshakePattern.XX, Aead.AES_GCM);

    /** Each x below 2^255 that is low modulo the prime, with and without the topmost bit, which the curve ignores. */
    static List<Bytes> lowOrderKeys() {
        List<Bytes> keys = new ArrayList<>();
        for (BigInteger x : List.of(
                BigInteger.ZERO,
                BigInteger.ONE,
                OF_ORDER_8,
                OF_ORDER_8.modInverse(PRIME),
                PRIME.subtract(BigInteger.ONE),
                PRIME,
                PRIME.add(BigInteger.ONE))) {
            keys.add(littleEndian(x));
            keys.add(littleEndian(x.setBit(255)));
        }
        return keys;
    }

    @ParameterizedTest
    @MethodSource("lowOrderKeys")
    void anEphemeralKeyOfTheInitiatorIsRefused(Bytes key) throws MalformedException {
        TwoPeers peers = TwoPeers.ofOurSuite();
        Bytes forged = withKeyInFront(key, peers.alice.write(Bytes.EMPTY));
        assertRefused(() -> peers.bob.read(forged));
    }

    @ParameterizedTest
    @MethodSource("lowOrderKeys")
    void anEphemeralKeyOfTheResponderIsRefused(Bytes key) throws MalformedException {
        TwoPeers peers = TwoPeers.ofOurSuite();
        peers.bob.read(peers.alice.write(Bytes.EMPTY));
        Bytes forged = withKeyInFront(key, peers.bob.write(Bytes.EMPTY));
        assertRefused(() -> peers.alice.read(forged));
    }

    @ParameterizedTest
    @MethodSource("lowOrderKeys")
    void aStaticKeyOfTheInitiatorIsRefused(Bytes key) throws MalformedException {
        DhKeyPair low = new DhKeyPair(TwoPeers.MALLORY.privateKey(), key);
        Handshake mallory = Handshake.initiator(TwoPeers.PROLOGUE, low, TwoPeers.BOB.publicKey(), TwoPeers.dice(1));
        Bytes message = mallory.write(Bytes.EMPTY);
        assertRefused(() -> TwoPeers.bob(Suite.OURS, TwoPeers.PROLOGUE).read(message));
    }

    @ParameterizedTest
    @MethodSource("lowOrderKeys")
    void aStaticKeyOfTheResponderIsNotWrittenTo(Bytes key) {
        assertRefused(() -> TwoPeers.alice(Suite.OURS, key).write(Bytes.EMPTY));
    }

    @ParameterizedTest
    @MethodSource("lowOrderKeys")
    void anEphemeralKeyInTheClearIsRefusedAtTheAnswerItWouldGet(Bytes key) throws MalformedException {
        TwoPeers peers = new TwoPeers(XX);
        peers.bob.read(withKeyInFront(key, peers.alice.write(Bytes.EMPTY)));
        for (int time = 0; time < 2; time++) assertRefused(() -> peers.bob.write(Bytes.EMPTY));
    }

    private static void assertRefused(ThrowingCallable attempt) {
        assertThatThrownBy(attempt).isInstanceOf(MalformedException.class).hasMessageContaining("low order");
    }

    private static Bytes withKeyInFront(Bytes key, Bytes message) {
        byte[] bytes = message.toArray();
        System.arraycopy(key.toArray(), 0, bytes, 0, DhKeyPair.LENGTH);
        return Bytes.adopt(bytes);
    }

    private static Bytes littleEndian(BigInteger x) {
        byte[] bytes = new byte[DhKeyPair.LENGTH];
        for (int i = 0; i < bytes.length; i++) bytes[i] = x.shiftRight(8 * i).byteValue();
        return Bytes.adopt(bytes);
    }
}
