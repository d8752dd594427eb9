package io.folkmoot.actors.links;

import io.folkmoot.actors.wire.Direct;
import io.folkmoot.actors.wire.Path;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.noise.DhKeyPair;
import io.folkmoot.protocol.noise.Handshake;
import io.folkmoot.protocol.noise.Session;
import io.folkmoot.protocol.packets.Introduction;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/** Peers, paths and sessions by number, for tests to which it matters only which are the same. */
final class Someone {
    private static final DhKeyPair ANN = exchange(1);
    private static final DhKeyPair BOB = exchange(2);

    private Someone() {}

    static PublicKey peer(int number) {
        byte[] key = new byte[PublicKey.LENGTH];
        ByteBuffer.wrap(key).putInt(number);
        return new PublicKey(Bytes.adopt(key));
    }

    static Path at(int host) {
        return new Direct(new Address(Bytes.adopt(new byte[] {10, 0, (byte) (host >> 8), (byte) host}), 4000));
    }

    static Introduction introduction(int number) {
        return new Introduction(peer(number), true, false, number, Introduction.NO_ROOT, Bytes.EMPTY);
    }

    static Handshake answering() {
        return Handshake.responder(Bytes.EMPTY, BOB, new SplittableRandom(4));
    }

    /** A session under these ids, in the life of the peer that has this boot number. */
    static Keys keys(long local, long boot) {
        return new Keys(session(), local, -local, boot, false, 0);
    }

    private static Session session() {
        try {
            Handshake ann = Handshake.initiator(Bytes.EMPTY, ANN, BOB.publicKey(), new SplittableRandom(3));
            Handshake bob = answering();
            bob.read(ann.write(Bytes.EMPTY));
            ann.read(bob.write(Bytes.EMPTY));
            return ann.toSession(0);
        } catch (MalformedException e) {
            throw new IllegalStateException("two good keys shake hands", e);
        }
    }

    private static DhKeyPair exchange(int seed) {
        SigningKey identity = SigningKey.generate(new SplittableRandom(seed));
        return new DhKeyPair(identity.exchangeSecret(), identity.exchangeKey());
    }
}
