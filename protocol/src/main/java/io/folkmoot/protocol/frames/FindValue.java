package io.folkmoot.protocol.frames;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.cbor.CborReader;
import io.folkmoot.protocol.cbor.CborWriter;
import io.folkmoot.protocol.identity.TableKey;

/**
 * What do you hold of this kind under this key, or, where the kind is empty, of any? Answered by {@link Answer.Values},
 * which is empty where nothing is held. {@code known} is the digest of what the asker has: who has the same says so in a
 * few bytes.
 */
public record FindValue(TableKey key, String kind, Bytes known) implements Message {
    static final int MAX_KIND = 32;

    public FindValue {
        Require.text("kind", kind, MAX_KIND);
        Require.nothingOr("known", known, Blobs.ID);
    }

    @Override
    public FrameType type() {
        return FrameType.FIND_VALUE;
    }

    @Override
    public void write(CborWriter out) {
        out.array(3).bytes(key.bytes()).text(kind).bytes(known);
    }

    static FindValue read(CborReader in) throws MalformedException {
        in.exactly("find value", 3);
        TableKey key = TableKey.of(in.bytesOf("key", TableKey.LENGTH));
        String kind = in.text("kind", MAX_KIND);
        Bytes known = in.bytes("known", Blobs.ID);
        if (!known.isEmpty() && known.length() != Blobs.ID)
            throw new MalformedException("known: neither empty nor a digest");
        return new FindValue(key, kind, known);
    }
}
