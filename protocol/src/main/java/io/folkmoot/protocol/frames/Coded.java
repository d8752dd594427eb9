package io.folkmoot.protocol.frames;

import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.cbor.CborReader;

/** An enumeration on the wire: each constant says its own number, so that their order in the source may change. */
interface Coded {
    int code();

    static <E extends Coded> E read(String field, E[] values, CborReader in) throws MalformedException {
        long code = in.number(field, Long.MAX_VALUE);
        for (E value : values) if (value.code() == code) return value;
        throw new MalformedException(field + ": " + code + " is none of this version");
    }
}
