package io.folkmoot.protocol.frames;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.cbor.CborReader;
import io.folkmoot.protocol.cbor.CborWriter;

/** A message for an agent, sealed end to end and signed, so that whoever carries it learns no more than its size. Answered
 * by {@link Answer.Accepted}, whose statement is the recipient's receipt. */
public record Send(Bytes sealed) implements Message {
    /** What a session carries without a stream; a larger message travels as one. */
    public static final int MAX_LENGTH = 16 * 1024;

    public Send {
        Require.bytes("message", sealed, MAX_LENGTH);
    }

    @Override
    public FrameType type() {
        return FrameType.SEND;
    }

    @Override
    public int expectedSize() {
        return sealed.length() + 32;
    }

    @Override
    public void write(CborWriter out) {
        out.array(1).bytes(sealed);
    }

    static Send read(CborReader in) throws MalformedException {
        in.exactly("send", 1);
        return new Send(in.bytes("message", MAX_LENGTH));
    }
}
