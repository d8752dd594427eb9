package io.folkmoot.protocol.noise;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Both ends of one handshake over a given suite, with keys that follow from their names. */
final class TwoPeers {
    static final Bytes PROLOGUE = Bytes.utf8("folkmoot test network");
    static final List<Suite> SUITES = List.of(
            new Suite(HandshakePattern.IK, Aead.AES_GCM),
            new Suite(HandshakePattern.IK, Aead.CHACHA_POLY),
            new Suite(HandshakePattern.XX, Aead.AES_GCM),
            new Suite(HandshakePattern.XX, Aead.CHACHA_POLY));

    static final DhKeyPair ALICE = keysOf(1);
    static final DhKeyPair BOB = keysOf(2);
    static final DhKeyPair MALLORY = keysOf(3);

    final Handshake alice;
    final Handshake bob;

    TwoPeers(Handshake alice, Handshake bob) {
        this.alice = alice;
        this.bob = bob;
    }

    TwoPeers(Suite suite) {
        this(alice(suite, BOB.publicKey()), bob(suite, PROLOGUE));
    }

    static TwoPeers ofOurSuite() {
        return new TwoPeers(Suite.OURS);
    }

    static Handshake alice(Suite suite, Bytes responder) {
        return Handshake.initiator(
                suite, PROLOGUE, ALICE, suite.pattern().responderKnown() ? responder : null, dice(4));
    }

    static Handshake bob(Suite suite, Bytes prologue) {
        return Handshake.responder(suite, prologue, BOB, dice(5));
    }

    static DhKeyPair keysOf(int seed) {
        return DhKeyPair.generate(dice(seed), Algorithms.real());
    }

    static RandomGenerator dice(long seed) {
        return new SplittableRandom(seed);
    }

    Handshake writerOf(int message) {
        return message % 2 == 0 ? alice : bob;
    }

    Handshake readerOf(int message) {
        return message % 2 == 0 ? bob : alice;
    }

    static Bytes payload(int message) {
        return Bytes.utf8("payload " + message);
    }

    /** Runs all messages, each with its payload, and returns them. */
    List<Bytes> shakeHands() throws MalformedException {
        List<Bytes> messages = new ArrayList<>();
        while (!alice.isComplete()) {
            int number = messages.size();
            Bytes message = writerOf(number).write(payload(number));
            if (!readerOf(number).read(message).equals(payload(number))) throw new AssertionError("payload " + number);
            messages.add(message);
        }
        return messages;
    }

    /** The message with one bit of byte {@code at} turned. */
    static Bytes spoilt(Bytes message, int at) {
        byte[] bytes = message.toArray();
        bytes[at] ^= (byte) (1 << at % 8);
        return Bytes.adopt(bytes);
    }
}
