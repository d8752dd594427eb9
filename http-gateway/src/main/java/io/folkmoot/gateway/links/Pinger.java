package io.folkmoot.gateway.links;

import io.folkmoot.actors.links.Encounter;
import io.folkmoot.actors.links.Encounter.Met;
import io.folkmoot.actors.links.Encounter.Unmet;
import io.folkmoot.actors.links.Links;
import io.folkmoot.actors.links.Reply;
import io.folkmoot.actors.links.Reply.Answered;
import io.folkmoot.actors.links.Reply.Unanswered;
import io.folkmoot.gateway.links.PingEvent.Deaf;
import io.folkmoot.gateway.links.PingEvent.Outcome;
import io.folkmoot.gateway.links.PingEvent.Reached;
import io.folkmoot.gateway.links.PingEvent.Silent;
import io.folkmoot.gateway.links.PingEvent.Stranger;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.frames.Ping;
import io.folkmoot.protocol.frames.Pong;
import io.folkmoot.protocol.keys.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/**
 * Pings one peer so many times, at a steady rate. Where the key is not known, or several addresses are, it says hello
 * first; where a pinned peer keeps silent it says hello too, to learn whether anybody is there at all.
 */
public final class Pinger extends AbstractMatchingBehavior<Pinger.Command> {

    /** What it hears; nobody else speaks to it. */
    public sealed interface Command {}

    private record Replied(Reply reply) implements Command {}

    private record Encountered(Encounter encounter) implements Command {}

    private record PingDue() implements Command {}

    private record DoubtDue() implements Command {}

    /** A hello to find out why there is silence: its first repetition is due after half a second. */
    private static final Duration SHORTEST_DOUBT = Duration.ofMillis(600);

    /** Whom to ping; every address may be that of the one peer. */
    public record Plan(
            Optional<PublicKey> pinned, List<Address> addresses, int count, Duration every, Duration patience) {
        public Plan {
            addresses = List.copyOf(addresses);
            if (addresses.isEmpty()) throw new IllegalArgumentException("no address to ping");
            if (count < 1) throw new IllegalArgumentException("at least one ping, not " + count);
        }
    }

    /** The consumer is called from the actor and must not wait. It hears at most {@code 2 × count + 2} events. */
    public static Behavior<Command> create(Plan plan, ActorRef<Links.Command> links, Consumer<PingEvent> listener) {
        return Behaviors.setup(context -> {
            context.setLoggerName(Pinger.class);
            return Behaviors.withTimers(timers -> new Pinger(context, timers, plan, links, listener));
        });
    }

    private final TimerScheduler<Command> timers;
    private final Plan plan;
    private final ActorRef<Links.Command> links;
    private final Consumer<PingEvent> listener;
    private final ActorRef<Reply> replies;
    private final ActorRef<Encounter> encounters;
    private @Nullable Contact contact;
    private @Nullable PublicKey greeted;
    private int greetings;
    private int sent;
    private int settled;
    private boolean reached;

    private Pinger(
            ActorContext<Command> context,
            TimerScheduler<Command> timers,
            Plan plan,
            ActorRef<Links.Command> links,
            Consumer<PingEvent> listener) {
        super(context);
        this.timers = timers;
        this.plan = plan;
        this.links = links;
        this.listener = listener;
        this.replies = context.messageAdapter(Reply.class, Replied::new);
        this.encounters = context.messageAdapter(Encounter.class, Encountered::new);
        if (plan.pinned().isPresent() && plan.addresses().size() == 1) {
            begin(new Contact(plan.pinned().get(), plan.addresses().getFirst()));
            Duration half = plan.patience().dividedBy(2);
            timers.startSingleTimer(new DoubtDue(), half);
        } else {
            plan.addresses().forEach(address -> greet(address, plan.patience()));
        }
    }

    @Override
    public Behavior<Command> onMessage(Command command) {
        switch (command) {
            case Replied(Reply reply) -> onReplied(reply);
            case Encountered(Encounter encounter) -> onEncountered(encounter);
            case PingDue() -> ping();
            case DoubtDue() -> onDoubtDue();
        }
        Outcome outcome = outcome();
        if (outcome == null) return this;
        listener.accept(new PingEvent.Ended(outcome));
        return Behaviors.stopped();
    }

    private void onReplied(Reply reply) {
        settled++;
        int number = (int) reply.ref();
        switch (reply) {
            case Answered(long ref, PublicKey peer, Pong(Address observed), long roundTrip) -> {
                reached = true;
                listener.accept(new PingEvent.Answered(number, roundTrip, observed));
            }
            case Answered other ->
                listener.accept(new PingEvent.Lost(
                        number, "answered by " + other.answer().type() + " instead of a pong"));
            case Unanswered(long ref, PublicKey peer, Reply.Why why) ->
                listener.accept(new PingEvent.Lost(number, why.text()));
        }
    }

    private void onEncountered(Encounter encounter) {
        greetings--;
        switch (encounter) {
            case Met(long ref, Contact met) -> {
                if (isWanted(met.key()) || greeted == null) greeted = met.key();
                if (contact == null && isWanted(met.key())) begin(met);
            }
            case Unmet unmet -> {}
        }
    }

    private void onDoubtDue() {
        if (reached || contact == null) return;
        Duration half = plan.patience().dividedBy(2);
        greet(contact.address(), half.compareTo(SHORTEST_DOUBT) < 0 ? SHORTEST_DOUBT : half);
    }

    private boolean isWanted(PublicKey key) {
        return plan.pinned().map(key::equals).orElse(true);
    }

    private void greet(Address address, Duration patience) {
        links.tell(new Links.Meet(address, patience, greetings++, encounters));
    }

    private void begin(Contact found) {
        contact = found;
        listener.accept(new PingEvent.Found(found));
        ping();
        if (plan.count() > 1) timers.startTimerAtFixedRate(new PingDue(), plan.every());
    }

    private void ping() {
        if (contact == null || sent == plan.count()) return;
        sent++;
        listener.accept(new PingEvent.Sent(sent));
        links.tell(new Links.Ask(contact, new Ping(), plan.patience(), sent, replies));
        if (sent == plan.count()) timers.cancel(new PingDue());
    }

    /** Null while something may still come. */
    private @Nullable Outcome outcome() {
        boolean isOver = contact == null ? greetings == 0 : settled == plan.count();
        if (!isOver) return null;
        if (reached) return new Reached();
        if (greetings > 0) return null;
        if (greeted == null) return new Silent();
        return isWanted(greeted) ? new Deaf() : new Stranger(greeted);
    }
}
