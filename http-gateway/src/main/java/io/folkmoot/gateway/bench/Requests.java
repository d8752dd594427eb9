package io.folkmoot.gateway.bench;

import io.folkmoot.actors.links.Links;
import io.folkmoot.actors.links.Reply;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.frames.Message;
import java.time.Duration;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** Requests of one peer to others in turn, a fixed number in flight. A failure ends the measurement. */
final class Requests implements Load {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Crowd crowd;
    private final Crowd.Member asker;
    private final List<Contact> peers;
    private final Message message;
    private final int inFlight;
    private volatile boolean running;
    private volatile boolean drained = true;
    private volatile long completed;
    private volatile String failure = "";
    private long asked;
    private int next;

    Requests(Crowd crowd, Crowd.Member asker, List<Contact> peers, Message message, int inFlight) {
        this.crowd = crowd;
        this.asker = asker;
        this.peers = peers;
        this.message = message;
        this.inFlight = inFlight;
    }

    @Override
    public void start() {
        running = true;
        drained = false;
        crowd.spawn(
                Behaviors.<Reply>setup(context -> {
                    for (int i = 0; i < inFlight; i++) ask(context.getSelf());
                    return Behaviors.receiveMessage(reply -> onReply(reply, context.getSelf()));
                }),
                "asker",
                asker.thread());
    }

    @Override
    public long completed() {
        return completed;
    }

    @Override
    public void stop() {
        running = false;
        Waiting.until("the last answers", PATIENCE, () -> drained);
        if (!failure.isEmpty()) throw new IllegalStateException("a request failed: " + failure);
    }

    @Override
    public void close() {}

    @SuppressWarnings("NonAtomicVolatileUpdate") // One asker at a time.
    private Behavior<Reply> onReply(Reply reply, ActorRef<Reply> self) {
        completed++;
        if (reply instanceof Reply.Unanswered) {
            failure = reply.toString();
            running = false;
        }
        if (running) ask(self);
        drained = completed == asked;
        return drained ? Behaviors.stopped() : Behaviors.same();
    }

    private void ask(ActorRef<Reply> replyTo) {
        asked++;
        next = next + 1 == peers.size() ? 0 : next + 1;
        asker.links().tell(new Links.Ask(peers.get(next), message, PATIENCE, asked, replyTo));
    }
}
