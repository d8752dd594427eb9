package io.folkmoot.actors.links;

import io.folkmoot.actors.wire.Path;
import io.folkmoot.protocol.identity.Placement;
import io.folkmoot.protocol.keys.PublicKey;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.slf4j.spi.NOPLoggingEventBuilder;

/**
 * The life of links as log events: a word under {@code event} for programs, a sentence for people. The actor's own logger
 * is asked for when there is something to say: Pekko walks the whole stack for the first, which is a third of a wake-up.
 */
final class LinkLog {
    private final ActorContext<?> context;
    private final Class<?> name;
    private final Logger level;

    LinkLog(ActorContext<?> context, Class<?> name) {
        this.context = context;
        this.name = name;
        this.level = LoggerFactory.getLogger(name);
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
        if (!level.isDebugEnabled()) return NOPLoggingEventBuilder.singleton();
        context.setLoggerName(name);
        return context.getLog().atDebug().addKeyValue("event", word).addKeyValue("peer", Placement.of(peer));
    }

    private Object name(PublicKey peer) {
        return level.isDebugEnabled() ? Placement.of(peer).toShortText() : "";
    }
}
