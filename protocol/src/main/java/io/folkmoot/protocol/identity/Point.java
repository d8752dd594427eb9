package io.folkmoot.protocol.identity;

import io.folkmoot.protocol.bytes.Bytes;
import java.nio.ByteBuffer;

/** A point of the 256-bit key space as four big-endian words, so that comparing distances allocates nothing. */
public sealed interface Point permits NodeId, TableKey {
    int LENGTH = 32;
    int BITS = 256;

    long a();

    long b();

    long c();

    long d();

    default Bytes bytes() {
        return Bytes.adopt(ByteBuffer.allocate(LENGTH)
                .putLong(a())
                .putLong(b())
                .putLong(c())
                .putLong(d())
                .array());
    }

    default String toHex() {
        return bytes().toHex();
    }
}
