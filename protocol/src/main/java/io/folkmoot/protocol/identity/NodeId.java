package io.folkmoot.protocol.identity;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.Hex;
import io.folkmoot.protocol.bytes.MalformedException;
import java.nio.ByteBuffer;

/** Where an agent stands in the key space; shown as 64 hex digits, in short form only for eyes. */
public record NodeId(long a, long b, long c, long d) implements Point, Comparable<NodeId> {
    private static final int SHORT_DIGITS = 8;

    public static NodeId of(Bytes bytes) {
        if (bytes.length() != LENGTH)
            throw new IllegalArgumentException("a node id has " + LENGTH + " bytes, not " + bytes.length());
        ByteBuffer words = ByteBuffer.wrap(bytes.unsafeArray());
        return new NodeId(words.getLong(), words.getLong(), words.getLong(), words.getLong());
    }

    public static NodeId parse(String hex) throws MalformedException {
        return of(Hex.parse("node id", hex, LENGTH));
    }

    /** The first eight digits, for display only: two agents can share them. */
    public String toShortText() {
        return toHex().substring(0, SHORT_DIGITS);
    }

    @Override
    public int compareTo(NodeId other) {
        int byA = Long.compareUnsigned(a, other.a);
        if (byA != 0) return byA;
        int byB = Long.compareUnsigned(b, other.b);
        if (byB != 0) return byB;
        int byC = Long.compareUnsigned(c, other.c);
        return byC != 0 ? byC : Long.compareUnsigned(d, other.d);
    }

    @Override
    public String toString() {
        return toHex();
    }
}
