package io.folkmoot.protocol.frames;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.cbor.CborReader;
import io.folkmoot.protocol.cbor.CborWriter;
import io.folkmoot.protocol.signing.Signed;
import java.util.OptionalLong;

/** Hold this record. The token shows that the sender asked from where it now writes; with {@code expected} the holder
 * writes only over exactly that sequence. Answered by {@link Answer.Stored}. */
public record Store(Bytes token, Bytes record, OptionalLong expected) implements Message {
    public static final int TOKEN = 8;

    /** As {@code expected}: that nothing is held. No record has so high a sequence. */
    public static final long NOTHING = Long.MAX_VALUE;

    /** Instead of a token, on a record that the receiver has asked for in its answer to a SYNC. */
    public static final Bytes ASKED_FOR = Bytes.adopt(new byte[TOKEN]);

    public Store {
        Require.bytesOf("token", token, TOKEN);
        Require.bytes("record", record, Signed.MAX_LENGTH);
        Require.number("expected", expected);
    }

    @Override
    public FrameType type() {
        return FrameType.STORE;
    }

    @Override
    public int expectedSize() {
        return record.length() + 64;
    }

    @Override
    public void write(CborWriter out) {
        out.array(3).bytes(token).bytes(record);
        Optionals.write(out, expected);
    }

    static Store read(CborReader in) throws MalformedException {
        in.exactly("store", 3);
        Bytes token = in.bytesOf("token", TOKEN);
        Bytes record = in.bytes("record", Signed.MAX_LENGTH);
        return new Store(token, record, Optionals.number("expected", in));
    }
}
