package io.folkmoot.protocol.frames;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.bytes.Sha256;
import io.folkmoot.protocol.cbor.CborReader;
import io.folkmoot.protocol.cbor.CborWriter;
import java.util.ArrayList;
import java.util.List;

/** Lists of signed objects or of ids, each opaque here. */
final class Blobs {
    /** Ids and digests are hashes. */
    static final int ID = Sha256.LENGTH;

    private Blobs() {}

    static void write(CborWriter out, List<Bytes> blobs) {
        out.array(blobs.size());
        for (Bytes blob : blobs) out.bytes(blob);
    }

    static List<Bytes> read(String field, CborReader in, int maxItems, int maxLength) throws MalformedException {
        int count = in.array(field, maxItems);
        List<Bytes> blobs = new ArrayList<>();
        for (int i = 0; i < count; i++) blobs.add(in.bytes(field, maxLength));
        return List.copyOf(blobs);
    }

    static List<Bytes> readIds(String field, CborReader in, int maxItems) throws MalformedException {
        int count = in.array(field, maxItems);
        List<Bytes> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) ids.add(in.bytesOf(field, ID));
        return List.copyOf(ids);
    }

    static int size(List<Bytes> blobs) {
        int size = 0;
        for (Bytes blob : blobs) size += blob.length() + 5;
        return size;
    }
}
