package io.folkmoot.gateway.bench;

import io.folkmoot.actors.links.Links;
import io.folkmoot.actors.links.Reply;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.frames.Message;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** Asks one peer at a steady pace, whatever becomes of the asks before, and counts what does. */
final class Honest {
    private static final double PERCENT = 100;

    private final Contact peer;
    private final Message message;
    private final Duration patience;
    private final Supplier<ActorRef<Links.Command>> asker;
    private final AtomicLong asked = new AtomicLong();
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong unanswered = new AtomicLong();
    private final Map<Reply.Why, Integer> reasons = new ConcurrentSkipListMap<>();
    private volatile boolean running = true;

    private sealed interface Command {}

    private record Due() implements Command {}

    private record Heard(Reply reply) implements Command {}

    /** Each ask goes through the links that the supplier gives for it. */
    Honest(Contact peer, Message message, Duration patience, Supplier<ActorRef<Links.Command>> asker) {
        this.peer = peer;
        this.message = message;
        this.patience = patience;
        this.asker = asker;
    }

    void start(Crowd crowd, Duration every) {
        Behavior<Command> asking = Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            ActorRef<Reply> replies = context.messageAdapter(Reply.class, Heard::new);
            timers.startTimerAtFixedRate(new Due(), every);
            return Behaviors.receiveMessage(command -> {
                switch (command) {
                    case Due() -> ask(replies);
                    case Heard(Reply.Answered reply) -> answered.incrementAndGet();
                    case Heard(Reply.Unanswered reply) -> unanswered(reply.why());
                }
                return Behaviors.same();
            });
        }));
        // Not on the thread of a wire: newcomers wait for that to open theirs.
        crowd.spawn(asking, "honest", Props.empty());
    }

    private void ask(ActorRef<Reply> replies) {
        if (!running) return;
        asker.get().tell(new Links.Ask(peer, message, patience, asked.incrementAndGet(), replies));
    }

    private void unanswered(Reply.Why why) {
        unanswered.incrementAndGet();
        reasons.merge(why, 1, Integer::sum);
    }

    /** Waits for what is under way. */
    void stop() {
        running = false;
        Waiting.until(
                "the last replies", patience.multipliedBy(2), () -> answered.get() + unanswered.get() == asked.get());
    }

    /** The share that was answered, beside how many were asked and why the others were not answered. */
    Figure answered() {
        Map<String, Double> beside = new LinkedHashMap<>();
        beside.put("asked", (double) asked.get());
        reasons.forEach((why, count) -> beside.put(why.name().toLowerCase(Locale.ROOT), (double) count));
        return new Figure(PERCENT * answered.get() / asked.get(), "%", beside, OptionalDouble.empty());
    }
}
