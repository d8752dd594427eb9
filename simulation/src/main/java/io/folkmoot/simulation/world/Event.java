package io.folkmoot.simulation.world;

/** What a record of the trace is about. The codes are written, so they stay when the list changes. */
public enum Event {
    /** A timer fired; its number. */
    TIMER(1),
    /** An actor took a message; its path, the message's class. */
    MESSAGE(2),
    /** An actor took a message of Pekko's own; its path, the message's class. */
    SYSTEM_MESSAGE(3),
    /** A packet was handed to a wire; the link, the content. */
    PACKET(4),
    /** Bytes of a stream were handed to its reader; the stream, the content. */
    STREAM(5),
    /** Whatever a scenario wants to be part of the trace. */
    NOTE(6);

    private final int code;

    Event(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static Event of(int code) {
        for (Event event : values()) if (event.code == code) return event;
        throw new IllegalArgumentException("no event has code " + code);
    }
}
