package io.folkmoot.protocol.packets;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import java.nio.ByteBuffer;

/**
 * The payload of the second Noise message: what the responder can do, which start of its process this is, the root of
 * its trust set, and the answer to the early request, or none if empty.
 */
public record Welcome(boolean participates, boolean streams, long boot, Bytes trustRoot, Bytes early) {
    static final int MIN_LENGTH = Flags.LENGTH + Long.BYTES + Datagram.TRUST_ROOT;

    private static final int MAX_LENGTH = InitResponse.MAX_NOISE - InitResponse.NOISE_OVERHEAD;

    public static final int MAX_EARLY = MAX_LENGTH - MIN_LENGTH;

    public Welcome {
        Require.bytesOf("trust root", trustRoot, Datagram.TRUST_ROOT);
        Require.bytes("early answer", early, 0, MAX_EARLY);
    }

    public Bytes write() {
        byte[] payload = new byte[MIN_LENGTH + early.length()];
        ByteBuffer.wrap(payload)
                .put(new Flags(participates, streams).code())
                .putLong(boot)
                .put(trustRoot.unsafeArray())
                .put(early.unsafeArray());
        return Bytes.adopt(payload);
    }

    public static Welcome read(Bytes payload) throws MalformedException {
        if (payload.length() < MIN_LENGTH || payload.length() > MAX_LENGTH)
            throw new MalformedException(Packet.size("welcome", payload.length(), MIN_LENGTH, MAX_LENGTH));
        ByteBuffer in = ByteBuffer.wrap(payload.unsafeArray());
        Flags flags = Flags.read(in.get());
        return new Welcome(
                flags.participates(),
                flags.streams(),
                in.getLong(),
                Packet.take(in, Datagram.TRUST_ROOT),
                Packet.takeRest(in));
    }
}
