package io.folkmoot.protocol.packets;

import io.folkmoot.protocol.bytes.MalformedException;

/** What a peer says of itself in one byte; bits without a meaning are zero. */
record Flags(boolean participates, boolean streams) {
    static final int LENGTH = 1;

    private static final int PARTICIPATES = 1;
    private static final int STREAMS = 2;
    private static final int KNOWN = PARTICIPATES | STREAMS;

    byte code() {
        return (byte) ((participates ? PARTICIPATES : 0) | (streams ? STREAMS : 0));
    }

    static Flags read(byte code) throws MalformedException {
        if ((code & ~KNOWN) != 0) throw new MalformedException("flags: " + (code & 0xff) + ", at most " + KNOWN);
        return new Flags((code & PARTICIPATES) != 0, (code & STREAMS) != 0);
    }
}
