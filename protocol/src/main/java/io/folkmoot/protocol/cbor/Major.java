package io.folkmoot.protocol.cbor;

/** The initial bytes that deterministic CBOR has here; everything else (negatives, maps, tags, floats) is no shape of ours. */
final class Major {
    static final int UNSIGNED = 0;
    static final int BYTES = 2;
    static final int TEXT = 3;
    static final int ARRAY = 4;

    static final int FALSE = 0xf4;
    static final int TRUE = 0xf5;
    static final int NULL = 0xf6;

    /** Arguments below this stand in the initial byte itself; this and the next three announce 1, 2, 4 and 8 bytes. */
    static final int ONE_BYTE = 24;

    private Major() {}
}
