package io.folkmoot.protocol.frames;

import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.cbor.CborReader;
import io.folkmoot.protocol.cbor.CborWriter;

/** The answer to this earlier request is no longer wanted. Not answered. */
public record Cancel(long request) implements Message {
    public Cancel {
        Require.number("request", request, 0, Long.MAX_VALUE);
    }

    @Override
    public FrameType type() {
        return FrameType.CANCEL;
    }

    @Override
    public void write(CborWriter out) {
        out.array(1).number(request);
    }

    static Cancel read(CborReader in) throws MalformedException {
        in.exactly("cancel", 1);
        return new Cancel(in.number("request", Long.MAX_VALUE));
    }
}
