package io.folkmoot.actors.routing;

/** A ping of ours, to be sent or on its way, and why. */
record Probe(Why why, Located peer) {
    enum Why {
        /** A member, or one that waits to become one, on its bucket's wish. */
        CHECK,
        /** A stranger that has a session with us. */
        NEWCOMER,
        /** One that the table knew before. */
        REMEMBERED,
        /** One that others named. */
        HEARSAY
    }
}
