package io.folkmoot.protocol.frames;

import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.cbor.CborReader;
import io.folkmoot.protocol.cbor.CborWriter;
import java.util.OptionalLong;

/** Numbers that may be absent: null on the wire. */
final class Optionals {
    private Optionals() {}

    static void write(CborWriter out, OptionalLong value) {
        if (value.isPresent()) out.number(value.getAsLong());
        else out.nothing();
    }

    static OptionalLong number(String field, CborReader in) throws MalformedException {
        return in.nothing() ? OptionalLong.empty() : OptionalLong.of(in.number(field, Long.MAX_VALUE));
    }
}
