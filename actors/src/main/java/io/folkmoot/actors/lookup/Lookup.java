package io.folkmoot.actors.lookup;

import io.folkmoot.actors.links.Links;
import io.folkmoot.actors.links.Reply;
import io.folkmoot.actors.links.Reply.Answered;
import io.folkmoot.actors.links.Reply.Unanswered;
import io.folkmoot.actors.links.Reply.Why;
import io.folkmoot.actors.lookup.Request.Purpose;
import io.folkmoot.actors.routing.Experience;
import io.folkmoot.actors.routing.RoutingTable;
import io.folkmoot.actors.time.Alarm;
import io.folkmoot.persistence.records.RecordStore.Step;
import io.folkmoot.persistence.records.Result;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.frames.Failure;
import io.folkmoot.protocol.frames.Message;
import io.folkmoot.protocol.frames.Response;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.identity.Point;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.records.Expected;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.protocol.records.Offer;
import io.folkmoot.protocol.records.RecordSets;
import io.folkmoot.protocol.records.SignedRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * One search. It tells one outcome, stays until whoever it has asked has answered or failed, and tells the table what it
 * has seen of them.
 */
final class Lookup extends AbstractMatchingBehavior<Lookup.Command> {
    sealed interface Command {}

    record Cancel() implements Command {}

    private record Replied(Reply reply) implements Command {}

    private record OwnRead(Result<RecordSets> result) implements Command {}

    private record OwnWritten(Result<Offer> result) implements Command {}

    private record Due() implements Command {}

    private static final Due DUE = new Due();
    /** Beyond the k closest that we know, for those of them that turn out to be dead. */
    private static final int SPARE = 10;
    /** As many as one answer names: what the table makes of them costs it a handshake each. */
    private static final int MOST_NEWS = Contact.MAX_IN_ANSWER;
    /** What is asked last may be answered this much after the deadline, and is worth knowing for the table. */
    private static final long GRACE_NANOS = 1_000_000_000;

    static Behavior<Command> create(Common common, Ticket ticket, Lookups.Begin begin) {
        return Behaviors.setup(context -> new Lookup(context, common, ticket, begin));
    }

    private final ActorContext<Command> context;
    private final Common common;
    private final Lookups.Parts parts;
    private final Ticket ticket;
    private final boolean traced;
    private final ActorRef<Reply> replies;
    private final long begunAt;
    private final long deadline;
    private final Shortlist list;
    private final Errand errand;
    private final List<Request> requests = new ArrayList<>();
    private int outstanding;
    private int storeCalls;
    private final Alarm<Command> alarm;

    private Lookup(ActorContext<Command> context, Common common, Ticket ticket, Lookups.Begin begin) {
        super(context);
        this.context = context;
        this.common = common;
        this.parts = common.parts();
        this.alarm = new Alarm<>(context, parts.clock(), DUE);
        this.ticket = ticket;
        this.traced = begin.options().traced();
        this.replies = context.messageAdapter(Reply.class, Replied::new);
        this.begunAt = parts.clock().nanos();
        this.deadline = begunAt
                + begin.options().deadline().orElse(parts.settings().deadline()).toNanos();
        int paths = begin.options().paths().orElse(parts.settings().disjointPaths());
        Candidate self = parts.participates() ? Candidate.self(common.self()) : null;
        Point target = switch (begin.search()) {
            case Search.Nodes(var point) -> point;
            case Search.Value value -> value.key();
            case Search.Store store -> store.record().key();
        };
        boolean forNodes = begin.search() instanceof Search.Nodes;
        int k = forNodes ? parts.k() : parts.records().holders();
        this.list = new Shortlist(target, k, parts.settings().alpha(), paths);
        list.begin(parts.known().closest(target, k + SPARE));
        if (self != null && !forNodes) list.participate(self);
        this.errand = switch (begin.search()) {
            case Search.Nodes nodes -> new Finding(this, target, k);
            case Search.Value value ->
                new Fetching(
                        this, value, new Reading(value.key(), value.kind(), value.level(), parts.validator()), self);
            case Search.Store store ->
                new Placing(this, store, k, store.record().issuer().equals(parts.self()), self);
        };
        alarm.by(deadline);
        errand.begin();
        advance();
    }

    @Override
    public Behavior<Command> onMessage(Command command) {
        switch (command) {
            case Replied(Reply reply) -> onReplied(reply);
            case OwnRead(Result<RecordSets> result) -> onOwnRead(result);
            case OwnWritten(Result<Offer> result) -> onOwnWritten(result);
            case Due() -> onDue();
            case Cancel() -> onCancel();
        }
        return isOver() ? Behaviors.stopped() : this;
    }

    @Override
    public Behavior<Command> onSignal(Signal signal) {
        if (signal instanceof PostStop) {
            alarm.stop();
            report();
        }
        return this;
    }

    private boolean isOver() {
        return isConcluded() && outstanding == 0 && storeCalls == 0;
    }

    private void onReplied(Reply reply) {
        Request request = requests.get((int) reply.ref());
        outstanding--;
        long now = parts.clock().nanos();
        switch (reply) {
            case Answered answered -> {
                request.answered(now, answered.roundTrip());
                common.patience().answered(answered.peer(), answered.roundTrip());
            }
            case Unanswered unanswered -> {
                request.unanswered(now, isPeersFault(unanswered.why()));
                request.outcome(unanswered.why().text(), 0);
            }
        }
        if (request.purpose == Purpose.SEARCH) onSearched(request, reply);
        else errand.replied(request, reply);
        advance();
    }

    private static boolean isPeersFault(Why why) {
        return why == Why.NO_ANSWER || why == Why.NO_SESSION || why == Why.BAD_KEY;
    }

    private void onSearched(Request request, Reply reply) {
        if (!(reply instanceof Answered answered)) {
            list.failed(request.to);
            return;
        }
        switch (answered.answer()) {
            case Response(var answer) -> {
                List<Contact> named = errand.take(request.to, answer);
                if (named == null) {
                    list.failed(request.to);
                    request.outcome("no answer to what it was asked", 0);
                } else {
                    list.answered(request.to);
                    request.outcome("answered", hear(named, request.to));
                }
            }
            case Failure failure -> {
                list.failed(request.to);
                String words = failure.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ');
                request.outcome(words, hear(failure.closer(), request.to));
            }
            default -> {
                list.failed(request.to);
                request.outcome("no answer to what it was asked", 0);
            }
        }
    }

    private void onOwnRead(Result<RecordSets> result) {
        storeCalls--;
        if (!(errand instanceof Fetching fetching)) return;
        fetching.ownRead(result instanceof Result.Done<RecordSets>(RecordSets held) ? held : null);
        advance();
    }

    private void onOwnWritten(Result<Offer> result) {
        storeCalls--;
        if (!(errand instanceof Placing placing)) return;
        placing.ownWritten(
                switch (result) {
                    case Result.Done<Offer>(Offer.Accepted accepted) -> new Placing.Own.Held();
                    case Result.Done<Offer>(Offer.Refused(var refusal)) -> new Placing.Own.Refused(refusal);
                    case Result.Failed<Offer>(var problem, String text) -> new Placing.Own.Broken(text);
                });
        advance();
    }

    private void onDue() {
        alarm.rang();
        long now = parts.clock().nanos();
        if (now >= deadline) {
            conclude(errand.soFar());
            if (now >= deadline + GRACE_NANOS) outstanding = storeCalls = 0;
            else alarm.by(deadline + GRACE_NANOS);
            return;
        }
        list.passOver(now)
                .forEach(slow ->
                        common.patience().passedOver(slow.peer().contact().key()));
        advance();
        alarm.by(deadline);
    }

    /** The asker hears at once; the peers that were asked are told, and their last words awaited. */
    private void onCancel() {
        ticket.abandon("withdrawn", course());
        for (int ref = 0; ref < requests.size(); ref++) {
            Request request = requests.get(ref);
            if (request.isOver()) continue;
            parts.links().tell(new Links.Withdraw(request.to.peer().contact().key(), ref, replies));
        }
    }

    private void advance() {
        while (errand.isSearching()) {
            Candidate next = list.next(errand.needed());
            if (next == null && errand.isHasty()) next = list.nextInHaste(errand.needed());
            if (next == null || !ask(next, errand.question(next), Purpose.SEARCH)) break;
        }
        boolean searched = list.isDone(errand.needed()) && !(list.isAlone() && list.hasSlowOnes());
        errand.look(searched);
        alarm.by(list.nextDue());
    }

    /** False if there is no time left for that. */
    boolean ask(Candidate to, Message message, Purpose purpose) {
        long now = parts.clock().nanos();
        if (now >= deadline) return false;
        Contact contact = to.peer().contact();
        long patience = purpose == Purpose.SEARCH ? common.patience().with(contact.key()) : 0;
        if (purpose == Purpose.SEARCH) list.asked(to, now + common.patience().usual(contact.key()), now + patience);
        // How soon a copy is on disk is the disk's to say, not the path's.
        long most = purpose == Purpose.STORE
                ? Long.MAX_VALUE
                : Math.max(patience, common.patience().ceiling());
        long longest = Math.min(most, deadline - now);
        parts.links().tell(new Links.Ask(contact, message, Duration.ofNanos(longest), requests.size(), replies));
        requests.add(new Request(to, purpose, now));
        outstanding++;
        common.requests().incrementAndGet();
        return true;
    }

    int hear(List<Contact> named, Candidate by) {
        return list.hear(Hearsay.worth(named, by.peer().contact(), parts.self()), by);
    }

    void readOwn(TableKey key, Optional<Kind> kind) {
        storeCalls++;
        Consumer<Command> self = context.getSelf()::tell;
        parts.store().read(key, kind, result -> self.accept(new OwnRead(result)));
    }

    /** The same rule by which others take it. */
    void writeOwn(SignedRecord record, Expected expected, boolean awaited) {
        long now = wallNow();
        Consumer<Command> self = context.getSelf()::tell;
        if (awaited) storeCalls++;
        parts.store()
                .<Offer>update(
                        record.key(),
                        record.kind(),
                        held -> {
                            Offer offer = Offer.of(held.purge(now), expected, record);
                            return new Step<>(offer instanceof Offer.Accepted(var next) ? next : held, offer);
                        },
                        result -> {
                            if (awaited) self.accept(new OwnWritten(result));
                        });
    }

    void conclude(Outcome outcome) {
        ticket.redeem(outcome);
    }

    /** It has sent what no honest holder keeps. */
    void lied(Candidate holder) {
        common.lies().incrementAndGet();
        context.setLoggerName(Lookup.class);
        context.getLog()
                .atDebug()
                .addKeyValue("event", "lookup-lie")
                .addKeyValue("peer", holder.id)
                .log("{} has sent a record that is not valid, or not what it was asked for", holder.id.toShortText());
    }

    boolean isConcluded() {
        return ticket.isRedeemed();
    }

    Shortlist list() {
        return list;
    }

    /** Whether the closest of this search stand in a crowd that nobody honest makes. */
    boolean isCrowded() {
        List<NodeId> closest = list.closest().stream().map(one -> one.id).toList();
        int k = list.k();
        return Crowd.is(list.target(), closest, common.self(), parts.known().closest(common.self(), k), k);
    }

    long ref() {
        return ticket.ref;
    }

    long wallNow() {
        return parts.wallClock().millis();
    }

    Outcome.Course course() {
        long now = parts.clock().nanos();
        List<Hop> hops = traced
                ? requests.stream().map(request -> request.hop(begunAt, now)).toList()
                : List.of();
        return new Outcome.Course(requests.size(), list.depth(), now - begunAt, hops);
    }

    private void report() {
        List<Experience> experiences = requests.stream()
                .map(Request::experience)
                .flatMap(Optional::stream)
                .toList();
        if (!experiences.isEmpty()) parts.table().tell(new RoutingTable.Experienced(experiences));
        List<Contact> news = list.news(MOST_NEWS);
        if (!news.isEmpty()) parts.table().tell(new RoutingTable.Heard(news));
    }
}
