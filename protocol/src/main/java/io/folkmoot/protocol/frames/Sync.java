package io.folkmoot.protocol.frames;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.cbor.CborReader;
import io.folkmoot.protocol.cbor.CborWriter;
import io.folkmoot.protocol.identity.TableKey;
import java.util.List;

/** Anti-entropy between neighbours: this is the digest of what I hold from one key to another, and, once ranges are small,
 * the ids of the records in it. Answered by {@link Answer.Differences}; asking for records authorises their sending. */
public record Sync(TableKey from, TableKey to, Bytes digest, List<Bytes> ids) implements Message {
    static final int MAX_IDS = 256;

    public Sync {
        ids = List.copyOf(ids);
        Require.bytesOf("digest", digest, Blobs.ID);
        Require.ids("ids", ids, MAX_IDS);
    }

    @Override
    public FrameType type() {
        return FrameType.SYNC;
    }

    @Override
    public int expectedSize() {
        return Blobs.size(ids) + 128;
    }

    @Override
    public void write(CborWriter out) {
        out.array(4).bytes(from.bytes()).bytes(to.bytes()).bytes(digest);
        Blobs.write(out, ids);
    }

    static Sync read(CborReader in) throws MalformedException {
        in.exactly("sync", 4);
        TableKey from = TableKey.of(in.bytesOf("from", TableKey.LENGTH));
        TableKey to = TableKey.of(in.bytesOf("to", TableKey.LENGTH));
        return new Sync(from, to, in.bytesOf("digest", Blobs.ID), Blobs.readIds("ids", in, MAX_IDS));
    }
}
