package io.folkmoot.protocol.packets;

import org.jspecify.annotations.Nullable;

/**
 * The first byte of a packet. All of them lie above STUN's (0 to 3) and have the bit 0x40 clear, which QUIC version 1
 * sets (RFC 9000, section 17), so that the three can share a port (RFC 9443).
 */
public enum PacketType {
    /** Opens a handshake, with an early request. */
    INIT(0x08),
    /** Completes a handshake, with the early answer. */
    RESPONSE(0x09),
    /** Carries content inside a session. */
    TRANSPORT(0x0a),
    /** Asks the sender of an {@link #INIT} to show that it receives where it says it is. */
    COOKIE(0x0b),
    /** Tells the sender of a {@link #TRANSPORT} that nobody here has that session. */
    RESET(0x0c),
    /** Asks for the key of whoever listens here. */
    HELLO(0x0d),
    /** Names the key, and a cookie for the {@link #INIT} that follows. */
    HELLO_ANSWER(0x0e);

    private static final PacketType[] ALL = values();

    private final byte code;

    PacketType(int code) {
        this.code = (byte) code;
    }

    public byte code() {
        return code;
    }

    /** By the first byte alone; null for what is not ours, or empty. */
    public static @Nullable PacketType of(byte[] packet) {
        if (packet.length == 0) return null;
        int index = packet[0] - INIT.code;
        return index >= 0 && index < ALL.length ? ALL[index] : null;
    }
}
