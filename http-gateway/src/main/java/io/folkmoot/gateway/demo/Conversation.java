package io.folkmoot.gateway.demo;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.frames.Frame;
import io.folkmoot.protocol.frames.Ping;
import io.folkmoot.protocol.frames.Pong;
import io.folkmoot.protocol.noise.Handshake;
import io.folkmoot.protocol.noise.Session;
import io.folkmoot.protocol.signing.NetworkId;
import java.util.random.RandomGenerator;

/** Two peers that meet: a handshake whose first packet already asks, and whose second already answers. */
record Conversation(Session caller, Session callee, int bytesThere, int bytesBack) {
    static Conversation between(Resident caller, Resident callee, NetworkId network, RandomGenerator dice, long now)
            throws MalformedException {
        Handshake first = Handshake.initiator(
                network.bytes(), caller.exchangeKeys(), callee.agent().exchangeKey(), dice);
        Handshake second = Handshake.responder(network.bytes(), callee.exchangeKeys(), dice);
        Bytes there = first.write(new Frame(1, new Ping()).write());
        Frame asked = Frame.read(second.read(there));
        Bytes back =
                second.write(new Frame(asked.requestId(), new Pong(new Address(Bytes.hex("7f000001"), 4001))).write());
        Frame answered = Frame.read(first.read(back));
        if (!(answered.message() instanceof Pong)) throw new IllegalStateException("a ping is answered by a pong");
        return new Conversation(first.toSession(now), second.toSession(now), there.length(), back.length());
    }

    /** True when a packet arrives whole once, and is refused the second time. */
    boolean refusesReplays() throws MalformedException {
        Session.Sealed packet = caller.seal(new Frame(2, new Ping()).write(), Bytes.EMPTY);
        Frame.read(callee.open(packet.counter(), packet.ciphertext(), Bytes.EMPTY));
        try {
            callee.open(packet.counter(), packet.ciphertext(), Bytes.EMPTY);
            return false;
        } catch (MalformedException expected) {
            return true;
        }
    }
}
