package io.folkmoot.actors.links;

import io.folkmoot.protocol.frames.Message;
import io.folkmoot.protocol.keys.PublicKey;

/** What becomes of an ask: exactly one of these, with the asker's own number. */
public sealed interface Reply {
    long ref();

    PublicKey peer();

    /** The peer's own words, a refusal of its among them. The round trip is of the last sending, in nanoseconds. */
    record Answered(long ref, PublicKey peer, Message answer, long roundTrip) implements Reply {}

    record Unanswered(long ref, PublicKey peer, Why why) implements Reply {}

    /** Why there is no answer; the text is for people. */
    enum Why {
        NO_ANSWER("no answer within the time given"),
        NO_SESSION("no answer to the handshake within the time given"),
        BAD_KEY("the key is no valid key"),
        WINDOW_FULL("too many requests to this peer are under way"),
        TOO_MANY_NEIGHBOURS("too many neighbours are talking"),
        TOO_LARGE("too large for one request to this peer"),
        OUTCOME_UNKNOWN("the peer started anew after the request had been sent, and it is unknown whether it acted"),
        STREAM_BROKEN("the stream that carried the request broke, and it is unknown whether the peer acted"),
        ENDED("the link was ended"),
        WITHDRAWN("withdrawn by the asker");

        private final String text;

        Why(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }
}
