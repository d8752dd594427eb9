package io.folkmoot.protocol.frames;

import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.cbor.CborReader;
import io.folkmoot.protocol.cbor.CborWriter;

/** Are you there? Answered by {@link Pong}. */
public record Ping() implements Message {
    @Override
    public FrameType type() {
        return FrameType.PING;
    }

    @Override
    public void write(CborWriter out) {
        out.array(0);
    }

    static Ping read(CborReader in) throws MalformedException {
        in.exactly("ping", 0);
        return new Ping();
    }
}
