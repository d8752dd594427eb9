package io.folkmoot.actors.links;

import io.folkmoot.actors.wire.Path;
import io.folkmoot.protocol.identity.Placement;
import io.folkmoot.protocol.keys.PublicKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.spi.LoggingEventBuilder;

/** The life of links as log events: a word under {@code event} for programs, a sentence for people. */
final class LinkLog {
    private final Logger log;

    LinkLog(Logger log) {
        this.log = log;
    }

    void established(PublicKey peer, Path path, @Nullable Keys before, Keys keys) {
        if (before == null)
            event("link-up", peer).addKeyValue("path", path).log("A session with {} over {}", name(peer), path);
        else if (before.boot() != keys.boot())
            event("link-restarted", peer).addKeyValue("path", path).log("{} has started anew", name(peer));
        else event("link-renewed", peer).addKeyValue("path", path).log("A new session with {}", name(peer));
    }

    void moved(PublicKey peer, Path before, Path path) {
        event("link-moved", peer)
                .addKeyValue("from", before)
                .addKeyValue("path", path)
                .log("{} is now reached over {}", name(peer), path);
    }

    void rests(PublicKey peer) {
        event("link-rests", peer).log("Nothing said with {} for a while; its session is kept", name(peer));
    }

    void down(PublicKey peer, String why) {
        event("link-down", peer).addKeyValue("why", why).log("No session with {} any more: {}", name(peer), why);
    }

    private LoggingEventBuilder event(String word, PublicKey peer) {
        LoggingEventBuilder builder = log.atDebug();
        return log.isDebugEnabled()
                ? builder.addKeyValue("event", word).addKeyValue("peer", Placement.of(peer))
                : builder;
    }

    private Object name(PublicKey peer) {
        return log.isDebugEnabled() ? Placement.of(peer).toShortText() : "";
    }
}
