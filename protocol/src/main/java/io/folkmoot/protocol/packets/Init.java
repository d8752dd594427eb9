package io.folkmoot.protocol.packets;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import java.nio.ByteBuffer;

/**
 * Opens a handshake: the session id under which the sender will receive, a cookie if it was given one, and the first
 * Noise message. It fills a datagram, so that no answer to it is larger.
 */
public record Init(long sender, Bytes cookie, Bytes noise) {
    public static final Bytes NO_COOKIE = Bytes.adopt(new byte[Datagram.COOKIE]);

    /** The first Noise message: the rest of the datagram. */
    public static final int NOISE_LENGTH = Datagram.MAX - Datagram.TYPE_AND_SESSION - Datagram.COOKIE;

    /** What the first Noise message has beside its payload: two keys of 32 bytes and two tags of 16. */
    public static final int NOISE_OVERHEAD = 96;

    /** The length of every {@link Introduction}. */
    public static final int PAYLOAD = NOISE_LENGTH - NOISE_OVERHEAD;

    public Init {
        Require.bytesOf("cookie", cookie, Datagram.COOKIE);
        Require.bytesOf("noise message", noise, NOISE_LENGTH);
    }

    public boolean hasCookie() {
        return !cookie.equals(NO_COOKIE);
    }

    /** The same handshake again: the cookie lies outside of the Noise message. */
    public Init withCookie(Bytes given) {
        return new Init(sender, given, noise);
    }

    public byte[] write() {
        byte[] packet = new byte[Datagram.MAX];
        Packet.write(PacketType.INIT, packet)
                .putLong(sender)
                .put(cookie.unsafeArray())
                .put(noise.unsafeArray());
        return packet;
    }

    public static Init read(byte[] packet) throws MalformedException {
        ByteBuffer in = Packet.read(PacketType.INIT, packet, Datagram.MAX);
        return new Init(in.getLong(), Packet.take(in, Datagram.COOKIE), Packet.takeRest(in));
    }
}
