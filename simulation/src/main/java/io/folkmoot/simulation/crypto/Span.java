package io.folkmoot.simulation.crypto;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** A part of an array, which others may see. */
final class Span {
    private final byte[] array;
    private final int from;
    private final int length;

    private Span(byte[] array, int from, int length) {
        this.array = array;
        this.from = from;
        this.length = length;
    }

    /** What of the buffer is still to be read, and now is. */
    static Span ofRest(ByteBuffer buffer) {
        int length = buffer.remaining();
        if (!buffer.hasArray()) {
            byte[] copy = new byte[length];
            buffer.get(copy);
            return new Span(copy, 0, length);
        }
        int from = buffer.arrayOffset() + buffer.position();
        buffer.position(buffer.limit());
        return new Span(buffer.array(), from, length);
    }

    byte[] array() {
        return array;
    }

    int from() {
        return from;
    }

    int length() {
        return length;
    }

    /** Itself, or a copy where writing to the buffer from its start on would run over what is still to be read. */
    @SuppressWarnings("ReferenceEquality") // the question is whether both are one array, not whether they are alike
    Span apartFrom(ByteBuffer out) {
        int to = out.arrayOffset() + out.position();
        boolean ahead = out.array() == array && to > from && to < from + length;
        return ahead ? new Span(Arrays.copyOfRange(array, from, from + length), 0, length) : this;
    }
}
