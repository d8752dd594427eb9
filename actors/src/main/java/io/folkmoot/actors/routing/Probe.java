package io.folkmoot.actors.routing;

import io.folkmoot.actors.links.Reply;

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

    /** Whether this came of the peer's not being there, and not of how busy we are. */
    static boolean isSilence(Reply.Why why) {
        return switch (why) {
            case NO_ANSWER, NO_SESSION, BAD_KEY -> true;
            case WINDOW_FULL, TOO_MANY_NEIGHBOURS, TOO_LARGE, OUTCOME_UNKNOWN, STREAM_BROKEN, ENDED, WITHDRAWN -> false;
        };
    }
}
