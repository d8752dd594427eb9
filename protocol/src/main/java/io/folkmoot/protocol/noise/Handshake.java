package io.folkmoot.protocol.noise;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.noise.HandshakePattern.Token;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One end of a handshake: writes and reads its messages in turn, then becomes a {@link Session}.
 *
 * <p>A message that fails leaves the handshake as it was: anybody can send a forged answer ahead of the true one, and must
 * not end an attempt by it. A responder makes a handshake for each first message; the same first message therefore opens
 * each time it comes, and that it came before is for the caller to notice.
 */
public final class Handshake {
    /** Section 3; a cap on what is worked on before anything is authenticated. */
    public static final int MAX_MESSAGE = 65_535;

    private final Suite suite;
    private final boolean initiator;
    private final RandomGenerator dice;
    private HandshakeState state;
    private int messagesDone;
    private boolean ended;

    private Handshake(
            Suite suite,
            boolean initiator,
            Bytes prologue,
            DhKeyPair self,
            @Nullable Bytes responder,
            RandomGenerator dice) {
        this.suite = suite;
        this.initiator = initiator;
        this.dice = dice;
        SymmetricState symmetric = SymmetricState.start(suite);
        symmetric.mixHash(prologue);
        if (responder != null) symmetric.mixHash(responder);
        this.state = new HandshakeState(initiator, suite.algorithms(), self, symmetric, initiator ? responder : null);
    }

    static Handshake initiator(
            Suite suite, Bytes prologue, DhKeyPair self, @Nullable Bytes responder, RandomGenerator dice) {
        if (suite.pattern().responderKnown() != (responder != null))
            throw new IllegalArgumentException(suite.pattern().name() + " and the responder's key do not go together");
        if (responder != null) DhKeyPair.requireKeyLength("responder's key", responder);
        return new Handshake(suite, true, prologue, self, responder, dice);
    }

    static Handshake responder(Suite suite, Bytes prologue, DhKeyPair self, RandomGenerator dice) {
        Bytes known = suite.pattern().responderKnown() ? self.publicKey() : null;
        return new Handshake(suite, false, prologue, self, known, dice);
    }

    /** Both ends must give the same prologue; {@code dice} must be fit for keys, as the ephemeral one comes from it. */
    public static Handshake initiator(Bytes prologue, DhKeyPair self, Bytes responder, RandomGenerator dice) {
        return initiator(Algorithms.real(), prologue, self, responder, dice);
    }

    /** Learns who calls from the first message: see {@link #remoteStatic}. */
    public static Handshake responder(Bytes prologue, DhKeyPair self, RandomGenerator dice) {
        return responder(Algorithms.real(), prologue, self, dice);
    }

    /** Both ends must compute alike, and the key pair must be one of these algorithms. */
    public static Handshake initiator(
            Algorithms algorithms, Bytes prologue, DhKeyPair self, Bytes responder, RandomGenerator dice) {
        return initiator(Suite.of(algorithms), prologue, self, responder, dice);
    }

    public static Handshake responder(Algorithms algorithms, Bytes prologue, DhKeyPair self, RandomGenerator dice) {
        return responder(Suite.of(algorithms), prologue, self, dice);
    }

    /** How many bytes the next message has more than its payload, for callers that pad or fill datagrams. */
    public int overhead() {
        return state.overhead(tokens());
    }

    /** Fails when a key that the other side gave is of low order; a payload beyond the limit is the caller's mistake. */
    public Bytes write(Bytes payload) throws MalformedException {
        requireTurn(true);
        if (overhead() + payload.length() > MAX_MESSAGE)
            throw new IllegalArgumentException("payload of " + payload.length() + " bytes makes a message of over "
                    + MAX_MESSAGE + " with " + overhead() + " more");
        return attempt(trial -> trial.write(tokens(), payload, dice));
    }

    /** Returns the payload. */
    public Bytes read(Bytes message) throws MalformedException {
        requireTurn(false);
        if (message.length() < overhead() || message.length() > MAX_MESSAGE)
            throw new MalformedException(
                    "handshake message has " + message.length() + " bytes, not " + overhead() + " to " + MAX_MESSAGE);
        return attempt(trial -> trial.read(tokens(), message));
    }

    public boolean isComplete() {
        return messagesDone == suite.pattern().messages().size();
    }

    /** The static key that the other side proves to hold; known before the first message, or from the one that brings it. */
    public Bytes remoteStatic() {
        Bytes key = state.remoteStatic();
        if (key == null) throw new IllegalStateException("the other side has not named its key yet");
        return key;
    }

    /** Names this handshake and no other (section 11.2), so that what is signed over it is bound to it. */
    public Bytes handshakeHash() {
        requireComplete();
        return state.symmetric().hash();
    }

    /** Hands the keys over, once; the time is when the session starts to age. */
    public Session toSession(long nowMillis) {
        requireComplete();
        if (ended) throw new IllegalStateException("the handshake has ended");
        byte[][] keys = state.symmetric().split();
        wipe();
        return initiator
                ? new Session(suite.sealing(), keys[0], keys[1], 0, nowMillis)
                : new Session(suite.sealing(), keys[1], keys[0], 0, nowMillis);
    }

    /** Forgets all secrets, for a handshake that is given up; ours and the other's static key belong to the caller. */
    public void wipe() {
        ended = true;
        state.wipe();
        state.wipeEphemeral();
    }

    private List<Token> tokens() {
        if (isComplete()) throw new IllegalStateException("the handshake is complete");
        return suite.pattern().messages().get(messagesDone);
    }

    private void requireTurn(boolean writing) {
        if (ended || isComplete()) throw new IllegalStateException("the handshake has no more messages");
        boolean ourTurn = initiator == (messagesDone % 2 == 0);
        if (ourTurn != writing)
            throw new IllegalStateException("message " + messagesDone + " is to be " + (ourTurn ? "written" : "read"));
    }

    private void requireComplete() {
        if (!isComplete()) throw new IllegalStateException("the handshake is not complete");
    }

    @FunctionalInterface
    private interface Step {
        Bytes apply(HandshakeState trial) throws MalformedException;
    }

    private Bytes attempt(Step step) throws MalformedException {
        HandshakeState trial = state.copy();
        try {
            Bytes result = step.apply(trial);
            state.wipe();
            state = trial;
            messagesDone++;
            return result;
        } catch (MalformedException e) {
            trial.wipe();
            throw e;
        }
    }
}
