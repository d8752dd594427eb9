package io.folkmoot.simulation.links;

import io.folkmoot.actors.wire.Direct;
import io.folkmoot.actors.wire.Path;
import io.folkmoot.actors.wire.Wire;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.frames.Frame;
import io.folkmoot.protocol.frames.Message;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.noise.DhKeyPair;
import io.folkmoot.protocol.noise.Handshake;
import io.folkmoot.protocol.noise.Session;
import io.folkmoot.protocol.packets.Content;
import io.folkmoot.protocol.packets.Init;
import io.folkmoot.protocol.packets.InitResponse;
import io.folkmoot.protocol.packets.Introduction;
import io.folkmoot.protocol.packets.PacketType;
import io.folkmoot.protocol.packets.Transport;
import io.folkmoot.protocol.signing.NetworkId;
import io.folkmoot.simulation.network.SimulatedNetwork;
import io.folkmoot.simulation.world.World;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with a key, a bare wire and no manners: dials as any peer does, and says under the session, or without one,
 * whatever a test wants said.
 */
final class Rogue {
    final SigningKey key;
    final Address address;
    final Wire wire;
    final List<byte[]> got = new ArrayList<>();
    /** Whose key its introductions name: its own, unless it lies. */
    PublicKey introducedAs;

    private final RandomGenerator dice;
    private @Nullable Handshake dialling;
    private @Nullable Session session;
    private long remoteId;
    /** Responses to a call of before, or to somebody else's. */
    private int ignored;

    Rogue(World world, SimulatedNetwork network, String name, int host) {
        this.dice = world.random("dice of " + name);
        this.key = SigningKey.generate(dice);
        this.introducedAs = key.publicKey();
        this.address = Villager.at(host);
        this.wire = network.open(address);
        wire.listen(this::received);
    }

    Contact contact() {
        return new Contact(key.publicKey(), address);
    }

    /** A genuine first packet, a new one each time. */
    byte[] init(Villager to, @Nullable Message early) {
        Bytes frame = early == null ? Bytes.EMPTY : new Frame(dice.nextInt(1 << 30), early).write();
        return init(to.id(), Villager.NETWORK, frame);
    }

    byte[] init(PublicKey to, NetworkId network, Bytes early) {
        try {
            var self = new DhKeyPair(key.exchangeSecret(), key.exchangeKey());
            Handshake handshake =
                    Handshake.initiator(prologue(network, to), self, to.check().exchangeKey(), dice);
            var introduction =
                    new Introduction(introducedAs, true, false, dice.nextLong(), Introduction.NO_ROOT, early);
            Bytes noise = handshake.write(introduction.write());
            dialling = handshake;
            return new Init(dice.nextLong(), Init.NO_COOKIE, noise).write();
        } catch (MalformedException e) {
            throw new IllegalStateException("a villager's key is a good one", e);
        }
    }

    private static Bytes prologue(NetworkId network, PublicKey responder) {
        var prologue = new ByteArrayOutputStream();
        prologue.writeBytes(Bytes.utf8("folkmoot/1").toArray());
        prologue.writeBytes(network.bytes().toArray());
        prologue.writeBytes(responder.bytes().toArray());
        return Bytes.adopt(prologue.toByteArray());
    }

    private void received(Path from, byte[] packet) {
        got.add(packet);
        Handshake dialled = dialling;
        if (dialled == null || PacketType.of(packet) != PacketType.RESPONSE) return;
        try {
            InitResponse response = InitResponse.read(packet);
            dialled.read(response.noise());
            session = dialled.toSession(0);
            remoteId = response.sender();
            dialling = null;
        } catch (MalformedException e) {
            ignored++;
        }
    }

    boolean hasSession() {
        return session != null;
    }

    /** Under which the other side receives. */
    long sessionId() {
        return remoteId;
    }

    /** The content sealed under the session, whatever it is. */
    byte[] sealed(Bytes content) {
        Session sealing = session;
        if (sealing == null) throw new IllegalStateException("no session yet");
        return Transport.seal(sealing, remoteId, content);
    }

    /** What the packet says, or null if it is none of the session. */
    @Nullable
    Content open(byte[] packet) {
        Session opening = session;
        if (opening == null || PacketType.of(packet) != PacketType.TRANSPORT) return null;
        try {
            return Content.read(Transport.open(opening, packet));
        } catch (MalformedException e) {
            return null;
        }
    }

    void send(Address to, byte[] packet) {
        wire.send(new Direct(to), packet);
    }

    long bytesGot() {
        return got.stream().mapToLong(packet -> packet.length).sum();
    }
}
