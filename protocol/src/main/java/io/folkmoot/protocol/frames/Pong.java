package io.folkmoot.protocol.frames;

import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.cbor.CborReader;
import io.folkmoot.protocol.cbor.CborWriter;

/** I am here, and this is the address from which your packet came: how peers learn their own from others. */
public record Pong(Address observed) implements Message {
    @Override
    public FrameType type() {
        return FrameType.PONG;
    }

    @Override
    public void write(CborWriter out) {
        out.array(1);
        observed.write(out);
    }

    static Pong read(CborReader in) throws MalformedException {
        in.exactly("pong", 1);
        return new Pong(Address.read(in));
    }
}
