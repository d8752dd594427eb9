package io.folkmoot.protocol.frames;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.cbor.CborReader;
import io.folkmoot.protocol.cbor.CborWriter;
import io.folkmoot.protocol.signing.Signed;

/** A signed commit or reveal for a ballot on whose committee the receiver sits. Answered by {@link Answer.Accepted}, whose
 * statement is the receipt. */
public record Vote(Bytes statement) implements Message {
    public Vote {
        Require.bytes("statement", statement, Signed.MAX_LENGTH);
    }

    @Override
    public FrameType type() {
        return FrameType.VOTE;
    }

    @Override
    public int expectedSize() {
        return statement.length() + 32;
    }

    @Override
    public void write(CborWriter out) {
        out.array(1).bytes(statement);
    }

    static Vote read(CborReader in) throws MalformedException {
        in.exactly("vote", 1);
        return new Vote(in.bytes("statement", Signed.MAX_LENGTH));
    }
}
