package io.folkmoot.actors.peer;

import io.folkmoot.actors.lookup.Level;
import io.folkmoot.actors.lookup.Lookups;
import io.folkmoot.actors.lookup.Outcome;
import io.folkmoot.actors.lookup.Search;
import io.folkmoot.actors.peer.Peer.Publish;
import io.folkmoot.actors.peer.Peer.Published;
import io.folkmoot.persistence.records.RecordStore;
import io.folkmoot.persistence.records.Result;
import io.folkmoot.protocol.frames.Failure;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.records.Expected;
import io.folkmoot.protocol.records.Offer;
import io.folkmoot.protocol.records.RecordSets;
import io.folkmoot.protocol.records.SignedRecord;
import io.folkmoot.protocol.records.Validator;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;

/**
 * Publishes one record of our own: finds the newest version of its slot, here or else in the mesh, signs the next one, keeps
 * it, and has it held. Ends with its answer.
 */
final class Publishing extends AbstractMatchingBehavior<Publishing.Command> {

    sealed interface Command {}

    private record FoundHere(Result<RecordSets> result) implements Command {}

    private record Ended(Outcome outcome) implements Command {}

    private record KeptHere(Result<Offer> result) implements Command {}

    private record Overdue() implements Command {}

    record Parts(
            SigningKey key,
            ActorRef<Lookups.Command> lookups,
            RecordStore store,
            Validator validator,
            InstantSource wallClock) {}

    /** Another life of this peer may have written meanwhile, whose version was not in the answers; not again and again. */
    private static final Outcome.Course NOBODY_ASKED = new Outcome.Course(0, 0, 0, List.of());

    private static final int MOST_TRIES = 3;

    /** Beyond the deadline of its search: what was to come got lost with a part that crashed, and somebody waits. */
    private static final Duration OVERDUE = Duration.ofMinutes(1);

    static Behavior<Command> create(Parts parts, Publish publish) {
        return Behaviors.setup(context -> {
            return new Publishing(context, parts, publish);
        });
    }

    private final ActorContext<Command> context;
    private final Parts parts;
    private final Publish publish;
    private final OwnSlot slot;
    private final ActorRef<Outcome> outcomes;
    private Optional<SignedRecord> newest = Optional.empty();
    private @Nullable SignedRecord signed;
    private @Nullable Outcome stored;
    private int tries;
    private boolean told;

    private Publishing(ActorContext<Command> context, Parts parts, Publish publish) {
        super(context);
        this.context = context;
        this.parts = parts;
        this.publish = publish;
        this.slot = new OwnSlot(parts.validator().network(), parts.key().publicKey(), publish.draft());
        this.outcomes = context.messageAdapter(Outcome.class, Ended::new);
        Duration search = publish.options().deadline().orElse(Duration.ZERO);
        context.setReceiveTimeout(search.plus(OVERDUE), new Overdue());
        if (slot.isVersioned()) readHere();
        else sign();
    }

    @Override
    public Behavior<Command> onMessage(Command command) {
        switch (command) {
            case FoundHere(Result<RecordSets> result) -> onFoundHere(result);
            case Ended(Outcome outcome) -> onEnded(outcome);
            case KeptHere(Result<Offer> result) -> onKeptHere(result);
            case Overdue() -> abandon("what it waited for got lost");
        }
        return told ? Behaviors.stopped() : this;
    }

    @Override
    public Behavior<Command> onSignal(Signal signal) {
        if (signal instanceof PostStop && !told) abandon("it crashed, or this peer stops");
        return this;
    }

    private void readHere() {
        ActorRef<Command> self = context.getSelf();
        parts.store().read(slot.key(), Optional.of(slot.kind()), result -> self.tell(new FoundHere(result)));
    }

    private void onFoundHere(Result<RecordSets> result) {
        if (result instanceof Result.Done<RecordSets>(RecordSets held)) newest = slot.newest(held);
        if (newest.isPresent()) sign();
        else readThere();
    }

    private void readThere() {
        begin(new Search.Value(slot.key(), Optional.of(slot.kind()), Level.LATEST));
    }

    private void onEnded(Outcome outcome) {
        switch (outcome) {
            case Outcome.Values values -> {
                newest = OwnSlot.newer(newest, slot.newest(values.records()));
                sign();
            }
            case Outcome.Stored result -> onStored(result);
            case Outcome.Abandoned abandoned when signed == null -> abandon(abandoned.why());
            case Outcome.Abandoned abandoned -> tell(abandoned);
            case Outcome.Closest closest -> throw new IllegalStateException("nobody asked for peers: " + closest);
        }
    }

    private void sign() {
        long now = parts.wallClock().millis();
        try {
            signed = slot.next(newest, now).sign(parts.key());
        } catch (IllegalArgumentException e) {
            refuse(String.valueOf(e.getMessage()));
            return;
        }
        // A clock that was set back must not keep us from going on where we were; those of the holders judge.
        var refusal = parts.validator().check(signed, Math.max(now, signed.created()));
        if (refusal.isPresent()) refuse(refusal.get().reason());
        // Who swaps wants nothing kept that the holders refuse.
        else if (publish.draft().expected() instanceof Expected.Anything) keepHere(signed);
        else store(signed);
    }

    private void keepHere(SignedRecord record) {
        ActorRef<Command> self = context.getSelf();
        long now = parts.wallClock().millis();
        RecordStore.Rule<Offer> rule = held -> {
            var purged = held.purge(now);
            Offer offer = Offer.of(purged, new Expected.Anything(), record);
            return new RecordStore.Step<>(offer instanceof Offer.Accepted(var next) ? next : purged, offer);
        };
        parts.store().update(record.key(), record.kind(), rule, result -> self.tell(new KeptHere(result)));
    }

    /** A store that is full or broken keeps nobody from having the record held by others. */
    private void onKeptHere(Result<Offer> result) {
        SignedRecord record = signed;
        if (stored != null) tell(stored);
        else if (result instanceof Result.Done<Offer>(Offer.Refused(var refusal)) && tries++ < MOST_TRIES) readHere();
        else if (record != null) store(record);
    }

    private void store(SignedRecord record) {
        begin(new Search.Store(record, publish.draft().expected()));
    }

    private void onStored(Outcome.Stored result) {
        boolean anything = publish.draft().expected() instanceof Expected.Anything;
        SignedRecord record = signed;
        if (result.state() == Outcome.Storing.CONFLICT && anything && slot.isVersioned() && ++tries < MOST_TRIES) {
            readThere();
        } else if (result.state() == Outcome.Storing.DONE && !anything && record != null) {
            stored = result;
            keepHere(record);
        } else {
            tell(result);
        }
    }

    private void begin(Search search) {
        parts.lookups().tell(new Lookups.Begin(search, publish.options(), publish.ref(), outcomes));
    }

    private void abandon(String why) {
        tell(new Outcome.Abandoned(publish.ref(), why, NOBODY_ASKED));
    }

    /** No holder would take it, and trying again does not mend it. */
    private void refuse(String why) {
        var refused = new Outcome.Refused(Optional.empty(), Failure.Reason.INVALID, why);
        tell(new Outcome.Stored(publish.ref(), Outcome.Storing.REFUSED, 0, 1, List.of(refused), NOBODY_ASKED));
    }

    private void tell(Outcome outcome) {
        told = true;
        publish.replyTo().tell(new Published(publish.ref(), Optional.ofNullable(signed), outcome));
    }
}
