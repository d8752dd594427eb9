package io.folkmoot.simulation.crypto;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** A part of an array. */
record Span(byte[] array, int from, int length) {

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

    /** Itself, or a copy where writing to the buffer from its start on would run over what is still to be read. */
    Span apartFrom(ByteBuffer out) {
        int to = out.arrayOffset() + out.position();
        boolean ahead = out.array() == array && to > from && to < from + length;
        return ahead ? new Span(Arrays.copyOfRange(array, from, from + length), 0, length) : this;
    }
}
