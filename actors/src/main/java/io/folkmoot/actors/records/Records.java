package io.folkmoot.actors.records;

import io.folkmoot.actors.links.Inbound;
import io.folkmoot.actors.links.Links;
import io.folkmoot.actors.lookup.Lookups;
import io.folkmoot.actors.routing.KnownPeers;
import io.folkmoot.actors.routing.TableEvent;
import io.folkmoot.actors.supervision.Part;
import io.folkmoot.actors.supervision.Supervision;
import io.folkmoot.actors.time.MonotonicClock;
import io.folkmoot.config.Settings;
import io.folkmoot.persistence.records.RecordStore;
import io.folkmoot.persistence.records.Result;
import io.folkmoot.protocol.frames.Failure;
import io.folkmoot.protocol.frames.FindValue;
import io.folkmoot.protocol.frames.Store;
import io.folkmoot.protocol.frames.Sync;
import io.folkmoot.protocol.identity.Placement;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.records.Validator;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/** The records that this peer is responsible for, and what other peers want of them. */
public final class Records extends AbstractMatchingBehavior<Records.Command> {
    public sealed interface Command {}

    /** FIND_VALUE, STORE or SYNC of another peer; answered to whoever the request says. */
    public record Serve(Inbound.Asked asked) implements Command {}

    /** A neighbour came or went: some records may have new holders. */
    public record TableHappened(TableEvent event) implements Command {}

    public record GetStatus(ActorRef<Status> replyTo) implements Command {}

    private record StoreAnswered(Runnable next) implements Command {}

    private record ForgetDue() implements Command {}

    /** What was counted since the start, by the names of the operations guide. */
    public record Status(Map<String, Long> counts) {}

    /** What it is made of; a peer that does not participate keeps its own records only. */
    public record Parts(
            PublicKey self,
            boolean participates,
            Settings.Records settings,
            RecordStore store,
            Validator validator,
            KnownPeers known,
            WriteTokens tokens,
            ActorRef<Links.Command> links,
            ActorRef<Lookups.Command> lookups,
            InstantSource wallClock,
            MonotonicClock clock,
            RandomGenerator dice,
            Supervision supervision) {}

    /** What has expired is not served any more, whenever it is forgotten. */
    private static final Duration FORGET_EVERY = Duration.ofMinutes(5);

    /** The store does other things in between. */
    private static final int FORGOTTEN_AT_ONCE = 500;

    private static final Duration FORGET_ON = Duration.ofMillis(200);

    public static Behavior<Command> create(Parts parts) {
        return Behaviors.setup(context -> {
            context.setLoggerName(Records.class);
            return Behaviors.withTimers(timers -> new Records(context, timers, parts));
        });
    }

    private final TimerScheduler<Command> timers;
    private final Parts parts;
    private final Holder holder;
    private final Reading reading;
    private final Writing writing;
    private final Comparing comparing;
    private final ActorRef<Repair.Command> repair;

    private Records(ActorContext<Command> context, TimerScheduler<Command> timers, Parts parts) {
        super(context);
        this.timers = timers;
        this.parts = parts;
        Region region = new Region(
                Placement.of(parts.self()),
                parts.known(),
                parts.settings().holders(),
                parts.settings().tolerance());
        ActorRef<Errands.Returned> returned =
                context.messageAdapter(Errands.Returned.class, back -> new StoreAnswered(back.next()));
        Wants wants = new Wants();
        holder = new Holder(
                parts,
                region,
                new Counts(),
                new Errands(returned),
                new Room(),
                parts.supervision().mishaps(Part.RECORDS, context)::happened);
        reading = new Reading(holder);
        writing = new Writing(holder, new Quotas(parts.self()), wants);
        repair = spawn(
                context, parts, () -> parts.participates() ? Repair.create(holder) : Behaviors.ignore(), "repair");
        comparing = new Comparing(holder, wants, repair);
        spawn(context, parts, () -> Announcer.create(holder), "announcer");
        forgetIn(Duration.ofNanos(1 + parts.dice().nextLong(FORGET_EVERY.toNanos())));
    }

    /** What it loses when it crashes is when to do what, and that is drawn anew. */
    private static <C> ActorRef<C> spawn(
            ActorContext<Command> context, Parts parts, Supplier<Behavior<C>> part, String name) {
        return context.spawn(
                parts.supervision().restarting(Part.REPAIR, part), name, DispatcherSelector.sameAsParent());
    }

    @Override
    public Behavior<Command> onMessage(Command command) {
        switch (command) {
            case Serve(Inbound.Asked asked) -> holder.serve(asked, () -> onServe(asked));
            case TableHappened(TableEvent event) -> repair.tell(new Repair.TableHappened(event));
            case GetStatus(ActorRef<Status> replyTo) ->
                replyTo.tell(new Status(holder.counts().byWord()));
            case StoreAnswered(Runnable next) -> next.run();
            case ForgetDue() -> onForgetDue();
        }
        return this;
    }

    private void onServe(Inbound.Asked asked) {
        if (!parts.participates()) {
            refuse(asked, "this peer does not participate: it holds nothing for others");
            return;
        }
        switch (asked.message()) {
            case FindValue wanted -> reading.serve(asked, wanted);
            case Store store -> writing.serve(asked, store);
            case Sync sync -> comparing.serve(asked, sync);
            default -> refuse(asked, "records are found, stored and compared, nothing else");
        }
    }

    private void refuse(Inbound.Asked asked, String text) {
        holder.refuse(asked, Refusing.plain(Failure.Reason.UNSUPPORTED, text));
    }

    private void onForgetDue() {
        parts.store()
                .forget(holder.wallMillis(), FORGOTTEN_AT_ONCE, holder.errands().then(this::onForgotten));
    }

    private void onForgotten(Result<Integer> result) {
        int forgotten = result instanceof Result.Done<Integer>(Integer count) ? count : 0;
        holder.counts().raise(Count.RECORDS_FORGOTTEN, forgotten);
        forgetIn(forgotten == FORGOTTEN_AT_ONCE ? FORGET_ON : FORGET_EVERY);
    }

    private void forgetIn(Duration time) {
        timers.startSingleTimer(new ForgetDue(), time);
    }
}
