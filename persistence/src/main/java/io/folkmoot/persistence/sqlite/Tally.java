package io.folkmoot.persistence.sqlite;

/** What a group has done, and what all groups have since the store was opened. */
record Tally(long writes, long evicted, long damaged) {
    static final Tally NONE = new Tally(0, 0, 0);

    Tally plus(Tally other) {
        return new Tally(writes + other.writes, evicted + other.evicted, damaged + other.damaged);
    }
}
