package io.folkmoot.protocol.noise;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import java.util.List;
import java.util.random.RandomGenerator;

/** What the published vectors need and peers never give away: the keys of a session, and one that starts anywhere. */
public final class NoiseHooks {
    private NoiseHooks() {}

    /** The keys after the handshake: the initiator's to send with, then the responder's. */
    public record Keys(Bytes initiator, Bytes responder) {}

    public static String suite() {
        return Suite.OURS.protocolName().toUtf8();
    }

    /** The initiator's part once more, step by step, up to the keys. */
    public static Keys keys(
            Bytes prologue, DhKeyPair self, Bytes responder, Bytes ephemeral, Bytes payload, Bytes answer)
            throws MalformedException {
        SymmetricState symmetric = SymmetricState.start(Suite.OURS);
        symmetric.mixHash(prologue);
        symmetric.mixHash(responder);
        HandshakeState state = new HandshakeState(true, Algorithms.real(), self, symmetric, responder);
        List<List<HandshakePattern.Token>> messages = HandshakePattern.IK.messages();
        state.write(messages.get(0), payload, yielding(ephemeral));
        state.read(messages.get(1), answer);
        byte[][] keys = symmetric.split();
        return new Keys(Bytes.adopt(keys[0]), Bytes.adopt(keys[1]));
    }

    public static Bytes rekeyed(Bytes key) {
        return Bytes.adopt(Suite.OURS.sealing().rekey(key.toArray()));
    }

    /** A session whose next packet bears this counter, with the keys of that counter's epoch. */
    public static Session session(Bytes sendKey, Bytes receiveKey, long counter) {
        return new Session(Suite.OURS.sealing(), sendKey.toArray(), receiveKey.toArray(), counter, 0);
    }

    /** Dice that fall as the vectors say. */
    public static RandomGenerator yielding(Bytes secret) {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                throw new IllegalStateException("only keys are drawn");
            }

            @Override
            public void nextBytes(byte[] bytes) {
                System.arraycopy(secret.toArray(), 0, bytes, 0, bytes.length);
            }
        };
    }
}
