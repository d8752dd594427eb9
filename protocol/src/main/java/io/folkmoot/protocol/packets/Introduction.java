package io.folkmoot.protocol.packets;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.keys.PublicKey;
import java.nio.ByteBuffer;

/**
 * The payload of the first Noise message: who calls, what it can do, which start of its process this is, the root of its
 * trust set, and an early request, or none if empty. The key is not gated yet, nor compared with what the handshake
 * proved.
 */
public record Introduction(
        PublicKey key, boolean participates, boolean streams, long boot, Bytes trustRoot, Bytes early) {
    public static final Bytes NO_ROOT = Bytes.adopt(new byte[Datagram.TRUST_ROOT]);

    private static final int HEADER = PublicKey.LENGTH + Flags.LENGTH + Long.BYTES + Datagram.TRUST_ROOT + Short.BYTES;

    public static final int MAX_EARLY = Init.PAYLOAD - HEADER;

    public Introduction {
        Require.bytesOf("trust root", trustRoot, Datagram.TRUST_ROOT);
        Require.bytes("early request", early, 0, MAX_EARLY);
    }

    /** Always as long as the packet has room for, whatever is said early. */
    public Bytes write() {
        byte[] payload = new byte[Init.PAYLOAD];
        ByteBuffer.wrap(payload)
                .put(key.bytes().unsafeArray())
                .put(new Flags(participates, streams).code())
                .putLong(boot)
                .put(trustRoot.unsafeArray())
                .putShort((short) early.length())
                .put(early.unsafeArray());
        return Bytes.adopt(payload);
    }

    public static Introduction read(Bytes payload) throws MalformedException {
        if (payload.length() != Init.PAYLOAD)
            throw new MalformedException(Packet.size("introduction", payload.length(), Init.PAYLOAD, Init.PAYLOAD));
        ByteBuffer in = ByteBuffer.wrap(payload.unsafeArray());
        PublicKey key = new PublicKey(Packet.take(in, PublicKey.LENGTH));
        Flags flags = Flags.read(in.get());
        long boot = in.getLong();
        Bytes trustRoot = Packet.take(in, Datagram.TRUST_ROOT);
        Bytes early = early(in);
        Packet.requireZeros("padding", in);
        return new Introduction(key, flags.participates(), flags.streams(), boot, trustRoot, early);
    }

    private static Bytes early(ByteBuffer in) throws MalformedException {
        int length = Short.toUnsignedInt(in.getShort());
        if (length > MAX_EARLY) throw new MalformedException(Packet.size("early request", length, 0, MAX_EARLY));
        return Packet.take(in, length);
    }
}
