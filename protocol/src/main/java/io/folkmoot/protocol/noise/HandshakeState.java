package io.folkmoot.protocol.noise;

import static java.util.Objects.requireNonNull;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.noise.HandshakePattern.Token;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Carries out the tokens of one message (section 5.3) and keeps the keys met on the way; after a failure only good for {@link #wipe}. */
final class HandshakeState {
    private final boolean initiator;
    private final Algorithms algorithms;
    private final DhKeyPair self;
    private final SymmetricState symmetric;
    private @Nullable DhKeyPair ephemeral;
    private @Nullable Bytes remoteEphemeral;
    private @Nullable Bytes remoteStatic;

    HandshakeState(
            boolean initiator,
            Algorithms algorithms,
            DhKeyPair self,
            SymmetricState symmetric,
            @Nullable Bytes remoteStatic) {
        this.initiator = initiator;
        this.algorithms = algorithms;
        this.self = self;
        this.symmetric = symmetric;
        this.remoteStatic = remoteStatic;
    }

    HandshakeState copy() {
        HandshakeState copy = new HandshakeState(initiator, algorithms, self, symmetric.copy(), remoteStatic);
        copy.ephemeral = ephemeral;
        copy.remoteEphemeral = remoteEphemeral;
        return copy;
    }

    SymmetricState symmetric() {
        return symmetric;
    }

    @Nullable
    Bytes remoteStatic() {
        return remoteStatic;
    }

    /** How many bytes a message of these tokens has more than its payload. */
    int overhead(List<Token> tokens) {
        boolean keyed = symmetric.hasKey();
        int bytes = 0;
        for (Token token : tokens) {
            switch (token) {
                case E -> bytes += DhKeyPair.LENGTH;
                case S -> bytes += DhKeyPair.LENGTH + (keyed ? Aead.TAG_LENGTH : 0);
                case EE, ES, SE, SS -> keyed = true;
            }
        }
        return bytes + (keyed ? Aead.TAG_LENGTH : 0);
    }

    Bytes write(List<Token> tokens, Bytes payload, RandomGenerator dice) throws MalformedException {
        ByteBuffer message = ByteBuffer.allocate(overhead(tokens) + payload.length());
        for (Token token : tokens) {
            switch (token) {
                case E -> {
                    ephemeral = DhKeyPair.generate(dice, algorithms);
                    symmetric.mixHash(ephemeral.publicKey());
                    message.put(ephemeral.publicKey().unsafeArray());
                }
                case S -> message.put(symmetric.encryptAndHash(self.publicKey()).unsafeArray());
                case EE, ES, SE, SS -> mixSecret(token);
            }
        }
        message.put(symmetric.encryptAndHash(payload).unsafeArray());
        return Bytes.adopt(message.array());
    }

    /** The message must not be shorter than {@link #overhead}. */
    Bytes read(List<Token> tokens, Bytes message) throws MalformedException {
        int at = 0;
        for (Token token : tokens) {
            switch (token) {
                case E -> {
                    remoteEphemeral = Bytes.copyOf(message.unsafeArray(), at, DhKeyPair.LENGTH);
                    symmetric.mixHash(remoteEphemeral);
                    at += DhKeyPair.LENGTH;
                }
                case S -> {
                    int length = DhKeyPair.LENGTH + symmetric.overhead();
                    remoteStatic = symmetric.decryptAndHash(Bytes.copyOf(message.unsafeArray(), at, length));
                    at += length;
                }
                case EE, ES, SE, SS -> mixSecret(token);
            }
        }
        return symmetric.decryptAndHash(Bytes.copyOf(message.unsafeArray(), at, message.length() - at));
    }

    void wipe() {
        symmetric.wipe();
    }

    /** Apart from {@link #wipe}, because copies share the pair. */
    void wipeEphemeral() {
        if (ephemeral != null) ephemeral.wipe();
    }

    private void mixSecret(Token token) throws MalformedException {
        boolean ourEphemeral = token == Token.EE || token == (initiator ? Token.ES : Token.SE);
        boolean theirEphemeral = token == Token.EE || token == (initiator ? Token.SE : Token.ES);
        DhKeyPair ours = ourEphemeral ? requireNonNull(ephemeral) : self;
        Bytes theirs = requireNonNull(theirEphemeral ? remoteEphemeral : remoteStatic);
        symmetric.mixKey(algorithms.agree(ours.privateKey(), theirs));
    }
}
