package io.folkmoot.actors.links;

/** What links count, drops with their reason among it; the word is what operators see. */
public enum Count {
    REQUESTS_SENT,
    REQUESTS_REPEATED,
    REQUESTS_ANSWERED,
    REQUESTS_UNANSWERED,
    REQUESTS_SERVED,
    REQUESTS_REPEATED_BY_PEERS,
    HANDSHAKES_BEGUN,
    HANDSHAKES_COMPLETED,
    HANDSHAKES_ANSWERED,
    SESSIONS_CONFIRMED,
    SESSIONS_EVICTED,
    SESSIONS_IDLE_OUT,
    RESETS_HEEDED,
    PATHS_CHANGED,
    STREAMS_OPENED,
    STREAMS_ACCEPTED,
    LINKS_CRASHED,
    /** A reset that names no session of ours. */
    DROPPED_RESET,
    /** A packet of a handshake that fails: garbage, another network, another key, from where nobody was dialled. */
    DROPPED_BAD_HANDSHAKE,
    /** A first packet that came before from elsewhere. */
    DROPPED_REPLAYED_HANDSHAKE,
    /** A half-open session that nobody took up, or that newer ones pushed out. */
    DROPPED_HALF_OPEN,
    /** Too many packets of one neighbour were waiting. */
    DROPPED_NEIGHBOUR_BACKLOG_FULL,
    /** A packet of a session that does not open: forged, replayed or too old. */
    DROPPED_UNOPENED,
    /** Opened, and then not what the protocol allows. */
    DROPPED_MALFORMED,
    /** A second answer, or one after the deadline. */
    DROPPED_LATE_ANSWER,
    /** Parts of more bodies than fit, the oldest of them. */
    DROPPED_PARTS,
    /** An answer of ours for which nobody waits. */
    DROPPED_OWN_ANSWER,
    /** A stream that breaks the rules for frames in streams. */
    DROPPED_STREAM;

    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
