package io.folkmoot.protocol.frames;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.cbor.CborReader;
import io.folkmoot.protocol.cbor.CborWriter;
import io.folkmoot.protocol.signing.Signed;

/** One message with the id that ties an answer to its request: {@code [version, type, request-id, body]}. */
public record Frame(long requestId, Message message) {
    public static final int VERSION = 1;

    /** The largest signed object and the fields around it; most frames are far smaller, and must fit a datagram. */
    public static final int MAX_LENGTH = Signed.MAX_LENGTH + 1024;

    private static final int ITEMS = 4;

    public Frame {
        Require.number("request id", requestId, 0, Long.MAX_VALUE);
    }

    /** A message of which each part is within its limit may still be too long as a whole: several large objects are. */
    public Bytes write() {
        CborWriter out = new CborWriter(message.expectedSize());
        out.array(ITEMS).number(VERSION).number(message.type().code()).number(requestId);
        message.write(out);
        Bytes wire = out.finish();
        Require.bytes("frame", wire, MAX_LENGTH);
        return wire;
    }

    public static Frame read(Bytes wire) throws MalformedException {
        if (wire.length() > MAX_LENGTH)
            throw new MalformedException("frame: " + wire.length() + " bytes, at most " + MAX_LENGTH);
        CborReader in = new CborReader(wire);
        in.exactly("frame", ITEMS);
        long version = in.number("version", Long.MAX_VALUE);
        if (version != VERSION) throw new MalformedException("version: " + version + ", this peer speaks " + VERSION);
        FrameType type = Coded.read("type", FrameType.values(), in);
        long requestId = in.number("request id", Long.MAX_VALUE);
        Message message = Message.read(type, in);
        in.end();
        return new Frame(requestId, message);
    }
}
