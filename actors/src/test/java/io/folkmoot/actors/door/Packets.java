package io.folkmoot.actors.door;

import io.folkmoot.actors.wire.Direct;
import io.folkmoot.actors.wire.Path;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.packets.CookieChallenge;
import io.folkmoot.protocol.packets.Datagram;
import io.folkmoot.protocol.packets.Hello;
import io.folkmoot.protocol.packets.HelloAnswer;
import io.folkmoot.protocol.packets.Init;
import io.folkmoot.protocol.packets.InitResponse;
import io.folkmoot.protocol.packets.PacketType;
import io.folkmoot.protocol.packets.Reset;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/** One well-formed packet of each type, as far as the door can tell, and the paths they come by. */
final class Packets {
    static final long ID = 0x0123_4567_89ab_cdefL;
    static final long COUNTER = 77;
    static final int PORT = 7001;
    static final Path ALICE = direct("8.8.8.8", PORT);
    static final Path BOB = direct("2001:db8::1", PORT);
    static final PublicKey SELF = new PublicKey(Bytes.hex("5a".repeat(PublicKey.LENGTH)));

    private static final Bytes COOKIE = Bytes.hex("c0".repeat(Datagram.COOKIE));
    private static final int TRANSPORT_LENGTH = 200;

    private Packets() {}

    static byte[] of(PacketType type) {
        return switch (type) {
            case INIT -> init(Init.NO_COOKIE);
            case RESPONSE -> new InitResponse(ID, 2, Bytes.adopt(new byte[InitResponse.MIN_NOISE])).write();
            case TRANSPORT -> transport(TRANSPORT_LENGTH);
            case COOKIE -> new CookieChallenge(ID, COOKIE).write();
            case RESET -> new Reset(ID, COUNTER).write();
            case HELLO -> new Hello(ID).write();
            case HELLO_ANSWER -> new HelloAnswer(ID, SELF, COOKIE).write();
        };
    }

    static byte[] init(Bytes cookie) {
        return new Init(ID, cookie, Bytes.adopt(new byte[Init.NOISE_LENGTH])).write();
    }

    static byte[] transport(int length) {
        byte[] packet = new byte[length];
        ByteBuffer.wrap(packet).put(PacketType.TRANSPORT.code()).putLong(ID).putLong(COUNTER);
        return packet;
    }

    /** The host is a numeral, so that nothing is resolved. */
    static Path direct(String host, int port) {
        try {
            return new Direct(Address.of(new InetSocketAddress(InetAddress.getByName(host), port)));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an address: " + host, e);
        }
    }

    static Path direct(int ipv4, int port) {
        byte[] ip = ByteBuffer.allocate(Integer.BYTES).putInt(ipv4).array();
        return new Direct(new Address(Bytes.adopt(ip), port));
    }
}
