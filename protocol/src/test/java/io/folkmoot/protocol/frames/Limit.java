package io.folkmoot.protocol.frames;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.cbor.CborWriter;
import java.util.function.IntFunction;
import java.util.function.ObjIntConsumer;

/** One field at a chosen size: in a message, and in a body written by hand that asks no message for leave. */
record Limit(
        FrameType type,
        String field,
        int size,
        boolean exact,
        IntFunction<Message> message,
        ObjIntConsumer<CborWriter> body) {
    static final long REQUEST = 7;

    static Limit most(
            FrameType type, String field, int size, IntFunction<Message> message, ObjIntConsumer<CborWriter> body) {
        return new Limit(type, field, size, false, message, body);
    }

    static Limit exactly(
            FrameType type, String field, int size, IntFunction<Message> message, ObjIntConsumer<CborWriter> body) {
        return new Limit(type, field, size, true, message, body);
    }

    Bytes handMade(int fieldSize) {
        CborWriter out = new CborWriter(1_024);
        out.array(4).number(Frame.VERSION).number(type.code()).number(REQUEST);
        body.accept(out, fieldSize);
        return out.finish();
    }

    @Override
    public String toString() {
        return type + " " + field + " " + size;
    }
}
