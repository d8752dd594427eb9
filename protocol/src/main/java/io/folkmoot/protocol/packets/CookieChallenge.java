package io.folkmoot.protocol.packets;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import java.nio.ByteBuffer;

/** The answer of a busy peer to an {@link Init}: say it again with this cookie. It names the sender's session id. */
public record CookieChallenge(long receiver, Bytes cookie) {
    private static final int LENGTH = Datagram.TYPE_AND_SESSION + Datagram.COOKIE;

    public CookieChallenge {
        Require.bytesOf("cookie", cookie, Datagram.COOKIE);
    }

    public byte[] write() {
        byte[] packet = new byte[LENGTH];
        Packet.write(PacketType.COOKIE, packet).putLong(receiver).put(cookie.unsafeArray());
        return packet;
    }

    public static CookieChallenge read(byte[] packet) throws MalformedException {
        ByteBuffer in = Packet.read(PacketType.COOKIE, packet, LENGTH);
        return new CookieChallenge(in.getLong(), Packet.takeRest(in));
    }
}
