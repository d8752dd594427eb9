package io.folkmoot.protocol.fuzz;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.noise.DhKeyPair;
import io.folkmoot.protocol.noise.Handshake;
import io.folkmoot.protocol.noise.Session;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Both messages of the handshake, and packets of the session after it: a counter in eight bytes and the ciphertext. The
 * end that reads is built anew for each input, from the same dice, so that no input depends on those before it.
 */
final class NoiseInputs {
    private static final DhKeyPair INITIATOR = pair(SigningKey.generate(new SplittableRandom(1)));
    private static final DhKeyPair RESPONDER = pair(SigningKey.generate(new SplittableRandom(2)));
    private static final Bytes INIT = done(() -> initiator(6).write(Bytes.utf8("hello")));
    private static final Bytes ANSWER = done(() -> answer(new SplittableRandom(7)));

    /** Seals for the session that {@link #receiver} builds; its counter rises, which no fresh replay window minds. */
    private static final Session SENDER = newSender();

    private NoiseInputs() {}

    static Bytes init(RandomGenerator random) {
        return done(() -> initiator(random.nextInt(8)).write(Bytes.utf8("early request " + random.nextInt(9))));
    }

    static void readInit(Bytes input) throws MalformedException {
        responder(new SplittableRandom(1)).read(input);
    }

    static Bytes response(RandomGenerator random) {
        return done(() -> answer(random));
    }

    static void readResponse(Bytes input) throws MalformedException {
        Handshake initiator = initiator(6);
        initiator.write(Bytes.utf8("hello"));
        initiator.read(input);
    }

    static Bytes packet(RandomGenerator random) {
        byte[] plaintext = new byte[random.nextInt(300)];
        random.nextBytes(plaintext);
        Session.Sealed sealed = SENDER.seal(Bytes.adopt(plaintext), Bytes.EMPTY);
        ByteBuffer packet = ByteBuffer.allocate(8 + sealed.ciphertext().length());
        packet.putLong(sealed.counter()).put(sealed.ciphertext().unsafeArray());
        return Bytes.adopt(packet.array());
    }

    static void openPacket(Bytes input) throws MalformedException {
        if (input.length() < 8) throw new MalformedException("packet: cut short");
        long counter = ByteBuffer.wrap(input.unsafeArray()).getLong();
        Bytes ciphertext = Bytes.copyOf(input.unsafeArray(), 8, input.length() - 8);
        receiver().open(counter, ciphertext, Bytes.EMPTY);
    }

    private static Session sender() throws MalformedException {
        Handshake initiator = initiator(6);
        initiator.write(Bytes.utf8("hello"));
        initiator.read(ANSWER);
        return initiator.toSession(0);
    }

    /** What {@link #SENDER} is, with a counter of its own. */
    static Session newSender() {
        return done(NoiseInputs::sender);
    }

    static Session receiver() throws MalformedException {
        Handshake responder = responder(new SplittableRandom(7));
        responder.read(INIT);
        responder.write(Bytes.utf8("welcome"));
        return responder.toSession(0);
    }

    private static Bytes answer(RandomGenerator dice) throws MalformedException {
        Handshake responder = responder(dice);
        responder.read(INIT);
        return responder.write(Bytes.utf8("welcome"));
    }

    private static Handshake initiator(long seed) {
        return Handshake.initiator(Bytes.EMPTY, INITIATOR, RESPONDER.publicKey(), new SplittableRandom(seed));
    }

    private static Handshake responder(RandomGenerator dice) {
        return Handshake.responder(Bytes.EMPTY, RESPONDER, dice);
    }

    private static DhKeyPair pair(SigningKey key) {
        return new DhKeyPair(key.exchangeSecret(), key.exchangeKey());
    }

    private interface Attempt<T> {
        T run() throws MalformedException;
    }

    private static <T> T done(Attempt<T> attempt) {
        try {
            return attempt.run();
        } catch (MalformedException e) {
            throw new IllegalStateException(e);
        }
    }
}
