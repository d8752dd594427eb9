package io.folkmoot.simulation.crypto;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.noise.DhKeyPair;
import io.folkmoot.protocol.noise.Handshake;
import io.folkmoot.protocol.noise.Session;
import java.util.SplittableRandom;

/** Alice, who calls, and Bob, who answers, by one cryptography. */
final class Pair {
    static final Bytes PROLOGUE = Bytes.utf8("a prologue");

    final Handshake caller;
    final Handshake answerer;

    private Pair(Handshake caller, Handshake answerer) {
        this.caller = caller;
        this.answerer = answerer;
    }

    static SigningKey alice(Cryptography cryptography) {
        return cryptography.key(new SplittableRandom(1));
    }

    static SigningKey bob(Cryptography cryptography) {
        return cryptography.key(new SplittableRandom(2));
    }

    static SigningKey mallory(Cryptography cryptography) {
        return cryptography.key(new SplittableRandom(3));
    }

    static DhKeyPair exchange(SigningKey key) {
        return new DhKeyPair(key.exchangeSecret(), key.exchangeKey());
    }

    static Pair of(Cryptography cryptography) {
        return new Pair(caller(cryptography, bob(cryptography), PROLOGUE), answerer(cryptography));
    }

    static Handshake caller(Cryptography cryptography, SigningKey called, Bytes prologue) {
        return Handshake.initiator(
                cryptography.algorithms(),
                prologue,
                exchange(alice(cryptography)),
                called.exchangeKey(),
                new SplittableRandom(4));
    }

    static Handshake answerer(Cryptography cryptography) {
        return Handshake.responder(
                cryptography.algorithms(), PROLOGUE, exchange(bob(cryptography)), new SplittableRandom(5));
    }

    /** The sessions of both, after each has said this. */
    Session[] shakeHands(Bytes said) throws MalformedException {
        answerer.read(caller.write(said));
        caller.read(answerer.write(said));
        return new Session[] {caller.toSession(0), answerer.toSession(0)};
    }
}
