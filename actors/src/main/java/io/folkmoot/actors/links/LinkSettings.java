package io.folkmoot.actors.links;

import io.folkmoot.config.Settings;
import io.folkmoot.protocol.frames.Frame;
import java.time.Duration;

/** The limits of links, as an operator sets them. */
public record LinkSettings(
        int maxBody, int window, int maxSessions, Duration idleAfter, Duration passivateAfter, Duration rekeyAfter) {
    /** What stands around a body in its frame. */
    private static final int FRAMING = 1_024;

    public static LinkSettings of(Settings.Links links) {
        return new LinkSettings(
                links.maxBody(),
                links.window(),
                links.maxSessions(),
                links.idleAfter(),
                links.passivateAfter(),
                links.rekeyAfter());
    }

    /** Larger frames travel by a stream. */
    int maxFrame() {
        return Math.min(maxBody + FRAMING, Frame.MAX_LENGTH);
    }
}
