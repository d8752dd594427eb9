package io.folkmoot.actors.links;

import io.folkmoot.actors.wire.Path;
import io.folkmoot.protocol.frames.Message;
import io.folkmoot.protocol.keys.PublicKey;
import org.apache.pekko.actor.typed.ActorRef;

/** What other peers want of this one; who it is from, the session has proved. */
public sealed interface Inbound {
    PublicKey peer();

    /**
     * A request, to be answered once to {@code answerTo} with its number. An early one came in a first packet that
     * anybody may have recorded: it is always a read, and its sender may not even be there.
     */
    record Asked(PublicKey peer, Path from, Message message, boolean early, long request, ActorRef<Answer> answerTo)
            implements Inbound {}

    /** The asker no longer wants the answer to this request; one that comes nevertheless is dropped. */
    record Withdrawn(PublicKey peer, long request) implements Inbound {}

    /** A message that wants no answer. */
    record Told(PublicKey peer, Message message) implements Inbound {}

    /** A stream that the peer has opened for this service. Nothing is delivered until somebody listens. */
    record StreamOffered(PublicKey peer, String service, StreamEnd stream) implements Inbound {}

    /** The answer to a request. */
    record Answer(long request, Message message) implements Link.Command, Reception.Command {}
}
