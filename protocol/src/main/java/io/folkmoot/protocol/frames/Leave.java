package io.folkmoot.protocol.frames;

import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.cbor.CborReader;
import io.folkmoot.protocol.cbor.CborWriter;

/** The sender goes away in good order: drop it now rather than after its silence. Not answered. */
public record Leave(String reason) implements Message {
    static final int MAX_REASON = 128;

    public Leave {
        Require.text("reason", reason, MAX_REASON);
    }

    @Override
    public FrameType type() {
        return FrameType.LEAVE;
    }

    @Override
    public void write(CborWriter out) {
        out.array(1).text(reason);
    }

    static Leave read(CborReader in) throws MalformedException {
        in.exactly("leave", 1);
        return new Leave(in.text("reason", MAX_REASON));
    }
}
