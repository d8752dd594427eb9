package io.folkmoot.protocol.packets;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import java.nio.ByteBuffer;

/** Fields that several kinds of {@link Content} share. */
final class ContentFields {
    /** A request id and a direction: what parts are parts of. */
    static final int EXCHANGE = Long.BYTES + 1;

    private static final byte REQUEST = 0;
    private static final byte ANSWER = 1;

    private ContentFields() {}

    static ByteBuffer put(byte code, long request, boolean answer, byte[] content) {
        return ByteBuffer.wrap(content).put(code).putLong(request).put(answer ? ANSWER : REQUEST);
    }

    static long request(ByteBuffer in) throws MalformedException {
        long request = in.getLong();
        requireNumber("request id", request, 0, Long.MAX_VALUE);
        return request;
    }

    static boolean answer(ByteBuffer in) throws MalformedException {
        byte direction = in.get();
        requireNumber("direction", direction, REQUEST, ANSWER);
        return direction == ANSWER;
    }

    static Bytes writeNonce(byte code, Bytes nonce) {
        byte[] content = new byte[1 + nonce.length()];
        ByteBuffer.wrap(content).put(code).put(nonce.unsafeArray());
        return Bytes.adopt(content);
    }

    static Bytes nonce(ByteBuffer in) throws MalformedException {
        requireSize("path", in, 1 + Content.PathChallenge.NONCE, 1 + Content.PathChallenge.NONCE);
        return Packet.takeRest(in);
    }

    /** Of the whole content, its first byte included. */
    static void requireSize(String field, ByteBuffer in, int min, int max) throws MalformedException {
        int length = in.limit();
        if (length < min || length > max) throw new MalformedException(Packet.size(field, length, min, max));
    }

    static void requireNumber(String field, long value, long min, long max) throws MalformedException {
        if (value < min || value > max) throw new MalformedException(Require.range(field, value, min, max));
    }

    /** The range of the ids of frames. */
    static void requireRequest(long request) {
        Require.number("request id", request, 0, Long.MAX_VALUE);
    }
}
