package io.folkmoot.protocol.frames;

import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.cbor.CborReader;
import io.folkmoot.protocol.cbor.CborWriter;

/** The answer to the request whose id the frame carries. */
public record Response(Answer answer) implements Message {
    @Override
    public FrameType type() {
        return FrameType.RESPONSE;
    }

    @Override
    public int expectedSize() {
        return answer.expectedSize();
    }

    @Override
    public void write(CborWriter out) {
        answer.write(out);
    }

    static Response read(CborReader in) throws MalformedException {
        return new Response(Answer.read(in));
    }
}
