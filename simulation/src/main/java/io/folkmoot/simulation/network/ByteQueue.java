package io.folkmoot.simulation.network;

import io.folkmoot.protocol.bytes.Bytes;
import java.util.ArrayDeque;
import java.util.Deque;

/** Bytes in order, put in and taken out in pieces of other sizes. */
final class ByteQueue {
    private final Deque<Bytes> chunks = new ArrayDeque<>();
    private int taken;
    private long length;

    long length() {
        return length;
    }

    boolean isEmpty() {
        return length == 0;
    }

    void add(Bytes chunk) {
        if (chunk.isEmpty()) return;
        chunks.add(chunk);
        length += chunk.length();
    }

    /** As much of the first chunk as there is, and no more than the given, which is above 0. */
    Bytes take(int most) {
        Bytes first = chunks.getFirst();
        int size = Math.min(most, first.length() - taken);
        Bytes piece = size == first.length() ? first : Bytes.copyOf(first.unsafeArray(), taken, size);
        taken += size;
        length -= size;
        if (taken == first.length()) {
            chunks.removeFirst();
            taken = 0;
        }
        return piece;
    }
}
