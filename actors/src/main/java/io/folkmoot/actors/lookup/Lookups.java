package io.folkmoot.actors.lookup;

import io.folkmoot.actors.links.Links;
import io.folkmoot.actors.routing.KnownPeers;
import io.folkmoot.actors.routing.RoutingTable;
import io.folkmoot.actors.supervision.Part;
import io.folkmoot.actors.supervision.Supervision;
import io.folkmoot.actors.time.MonotonicClock;
import io.folkmoot.config.Settings;
import io.folkmoot.persistence.records.RecordStore;
import io.folkmoot.protocol.identity.Placement;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.records.Validator;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.ChildFailed;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.PreRestart;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * All searches under way: one child each. When a child crashes, its asker hears that the search is abandoned, and nobody
 * else notices; nothing is lost with it but what it had found.
 */
public final class Lookups extends AbstractMatchingBehavior<Lookups.Command> {
    /** A few kilobytes each; who has more questions at once than this is better told to wait. */
    static final int MOST_UNDER_WAY = 1_024;

    public sealed interface Command {}

    /** Begins a search. The number is the asker's own, comes back with the one {@link Outcome}, and names it for cancelling. */
    public record Begin(Search search, Options options, long ref, ActorRef<Outcome> replyTo) implements Command {}

    /** The asker no longer wants it, and hears that it is abandoned, unless the outcome was faster. */
    public record Cancel(long ref, ActorRef<Outcome> replyTo) implements Command {}

    public record GetCounts(ActorRef<Counts> replyTo) implements Command {}

    /** Since the start; the names stand in the operations guide. */
    public record Counts(long begun, long underWay, long refusedBusy, long crashed, long requests, long lies) {}

    /** What searches are made of; a peer that does not participate is never among the holders of a key. */
    public record Parts(
            PublicKey self,
            boolean participates,
            Settings.Lookup settings,
            Settings.Records records,
            int k,
            ActorRef<Links.Command> links,
            ActorRef<RoutingTable.Command> table,
            KnownPeers known,
            RecordStore store,
            Validator validator,
            InstantSource wallClock,
            MonotonicClock clock,
            RandomGenerator dice,
            Supervision supervision) {}

    private record UnderWay(ActorRef<Lookup.Command> child, Ticket ticket) {}

    public static Behavior<Command> create(Parts parts) {
        return Behaviors.setup(context -> {
            context.setLoggerName(Lookups.class);
            return new Lookups(context, parts);
        });
    }

    private final ActorContext<Command> context;
    private final Common common;
    private final Map<ActorRef<?>, UnderWay> underWay = new LinkedHashMap<>();
    private long begun;
    private long refusedBusy;
    private long crashed;

    private Lookups(ActorContext<Command> context, Parts parts) {
        super(context);
        this.context = context;
        this.common = Common.of(parts, Placement.of(parts.self()));
    }

    @Override
    public Behavior<Command> onMessage(Command command) {
        switch (command) {
            case Begin begin -> onBegin(begin);
            case Cancel cancel -> onCancel(cancel);
            case GetCounts(ActorRef<Counts> replyTo) -> onGetCounts(replyTo);
        }
        return this;
    }

    @Override
    public Behavior<Command> onSignal(Signal signal) {
        switch (signal) {
            case ChildFailed failed -> onEnded(failed.getRef(), true);
            case Terminated ended -> onEnded(ended.getRef(), false);
            case PreRestart restart -> abandonAll("searches start anew after a defect");
            case PostStop stop -> abandonAll("this peer stops");
            default -> {}
        }
        return this;
    }

    private void onBegin(Begin begin) {
        var ticket = new Ticket(begin.ref(), begin.replyTo());
        if (underWay.size() >= MOST_UNDER_WAY && !sendHomeOneThatLingers()) {
            refusedBusy++;
            ticket.abandon("busy");
            return;
        }
        ActorRef<Lookup.Command> child = context.spawn(
                common.parts().supervision().ending(Part.LOOKUP, Lookup.create(common, ticket, begin)),
                "lookup-" + begun++,
                DispatcherSelector.sameAsParent());
        context.watch(child);
        underWay.put(child, new UnderWay(child, ticket));
    }

    /** One whose outcome is told and who only waits for late answers. */
    private boolean sendHomeOneThatLingers() {
        for (UnderWay one : underWay.values()) {
            if (!one.ticket.isRedeemed()) continue;
            context.stop(one.child);
            underWay.remove(one.child);
            return true;
        }
        return false;
    }

    private void onCancel(Cancel cancel) {
        for (UnderWay one : underWay.values())
            if (one.ticket.isFor(cancel.ref(), cancel.replyTo())) one.child.tell(new Lookup.Cancel());
    }

    private void onGetCounts(ActorRef<Counts> replyTo) {
        long open = underWay.values().stream()
                .filter(one -> !one.ticket.isRedeemed())
                .count();
        replyTo.tell(new Counts(
                begun,
                open,
                refusedBusy,
                crashed,
                common.requests().get(),
                common.lies().get()));
    }

    private void onEnded(ActorRef<?> child, boolean failed) {
        UnderWay ended = underWay.remove(child);
        if (ended == null || (!failed && ended.ticket.isRedeemed())) return;
        crashed++;
        ended.ticket.abandon("the search has crashed");
    }

    private void abandonAll(String why) {
        underWay.values().forEach(one -> one.ticket.abandon(why));
        underWay.clear();
    }
}
