package io.folkmoot.gateway.bench;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.noise.DhKeyPair;
import io.folkmoot.protocol.noise.Handshake;
import io.folkmoot.protocol.packets.Content;
import io.folkmoot.protocol.packets.Init;
import io.folkmoot.protocol.packets.InitResponse;
import io.folkmoot.protocol.packets.Introduction;
import io.folkmoot.protocol.packets.Transport;
import io.folkmoot.protocol.signing.NetworkId;
import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;

/** One who dials with bare packets and keeps nothing: for measurements in which only the other end counts. */
final class Caller {
    private static final Bytes PROTOCOL = Bytes.utf8("folkmoot/1");

    private final SigningKey key;
    private final Handshake handshake;
    private final long session;
    private final long boot;

    Caller(SigningKey key, NetworkId network, PublicKey called, RandomGenerator dice) throws MalformedException {
        this.key = key;
        this.session = dice.nextLong();
        this.boot = dice.nextLong();
        this.handshake = Handshake.initiator(
                prologue(network, called),
                new DhKeyPair(key.exchangeSecret(), key.exchangeKey()),
                called.check().exchangeKey(),
                dice);
    }

    private static Bytes prologue(NetworkId network, PublicKey called) {
        return Bytes.adopt(ByteBuffer.allocate(PROTOCOL.length() + NetworkId.LENGTH + PublicKey.LENGTH)
                .put(PROTOCOL.unsafeArray())
                .put(network.bytes().unsafeArray())
                .put(called.bytes().unsafeArray())
                .array());
    }

    /** A first packet without an early request, once. */
    byte[] init() throws MalformedException {
        var introduction = new Introduction(key.publicKey(), true, true, boot, Introduction.NO_ROOT, Bytes.EMPTY);
        return new Init(session, Init.NO_COOKIE, handshake.write(introduction.write())).write();
    }

    /** The packet that makes the session a live one at the other end. */
    byte[] confirm(byte[] response) throws MalformedException {
        InitResponse answer = InitResponse.read(response);
        handshake.read(answer.noise());
        return Transport.seal(handshake.toSession(0), answer.sender(), new Content.Confirm().write());
    }
}
