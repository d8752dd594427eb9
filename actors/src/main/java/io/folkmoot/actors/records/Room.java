package io.folkmoot.actors.records;

/** How many requests may wait for the store at once, and how many bytes they may bring: beyond, the peer is busy. */
final class Room {
    /** A fast disk is through with them in a few hundredths of a second. */
    static final int MOST_REQUESTS = 1_024;

    static final int MOST_BYTES = 8 << 20;

    private int requests;
    private int bytes;

    boolean enter(int length) {
        if (requests >= MOST_REQUESTS || bytes + length > MOST_BYTES) return false;
        requests++;
        bytes += length;
        return true;
    }

    void leave(int length) {
        requests--;
        bytes -= length;
    }
}
