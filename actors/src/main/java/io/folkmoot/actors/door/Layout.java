package io.folkmoot.actors.door;

import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.noise.Session;
import io.folkmoot.protocol.packets.Datagram;
import io.folkmoot.protocol.packets.InitResponse;
import io.folkmoot.protocol.packets.PacketType;
import io.folkmoot.protocol.packets.Transport;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The little that can be read of a packet where it lies: sizes and ids, without a copy and without an exception. */
final class Layout {
    /** Session id or nonce, in every packet. */
    static final int ID = 1;

    /** In a transport packet and a reset. */
    static final int COUNTER = ID + Long.BYTES;

    /** In an init. */
    static final int COOKIE = ID + Long.BYTES;

    /** In a hello, up to its end. */
    private static final int PADDING = ID + Long.BYTES;

    private static final int MIN_RESPONSE = ID + 2 * Long.BYTES + InitResponse.MIN_NOISE;
    private static final int MIN_TRANSPORT = Transport.HEADER + 1 + Session.OVERHEAD;
    private static final int COOKIE_CHALLENGE = COOKIE + Datagram.COOKIE;
    private static final int RESET = COUNTER + Long.BYTES;
    private static final int HELLO_ANSWER = ID + Long.BYTES + PublicKey.LENGTH + Datagram.COOKIE;

    private static final byte[] ZEROS = new byte[Datagram.MAX];
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private Layout() {}

    static boolean hasSize(PacketType type, int length) {
        return switch (type) {
            case INIT, HELLO -> length == Datagram.MAX;
            case RESPONSE -> length >= MIN_RESPONSE && length <= Datagram.MAX;
            case TRANSPORT -> length >= MIN_TRANSPORT && length <= Datagram.MAX;
            case COOKIE -> length == COOKIE_CHALLENGE;
            case RESET -> length == RESET;
            case HELLO_ANSWER -> length == HELLO_ANSWER;
        };
    }

    static long number(byte[] packet, int offset) {
        return (long) LONG.get(packet, offset);
    }

    static boolean hasCookie(byte[] init) {
        int end = COOKIE + Datagram.COOKIE;
        return !Arrays.equals(init, COOKIE, end, ZEROS, COOKIE, end);
    }

    static boolean isPadded(byte[] hello) {
        return Arrays.equals(hello, PADDING, hello.length, ZEROS, PADDING, hello.length);
    }
}
