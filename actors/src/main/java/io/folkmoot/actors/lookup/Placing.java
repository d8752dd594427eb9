package io.folkmoot.actors.lookup;

import io.folkmoot.actors.links.Reply;
import io.folkmoot.actors.lookup.Outcome.Storing;
import io.folkmoot.actors.lookup.Request.Purpose;
import io.folkmoot.protocol.frames.Answer;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.frames.Failure;
import io.folkmoot.protocol.frames.Failure.Reason;
import io.folkmoot.protocol.frames.Message;
import io.folkmoot.protocol.frames.Response;
import io.folkmoot.protocol.frames.Store;
import io.folkmoot.protocol.records.Expected;
import io.folkmoot.protocol.records.Refusal;
import io.folkmoot.protocol.records.SignedRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Has the closest peers hold a record: finds them first, and gives it to all of them at once. Who is not responsible names
 * closer ones, and the search goes on with those. What this peer has issued it keeps in any case.
 */
final class Placing implements Errand {
    private final Lookup lookup;
    private final SignedRecord record;
    private final Expected expected;
    private final int holders;
    private final boolean isOurs;
    private final @Nullable Candidate self;
    private final NodeQuestion question;
    private final Writing writing;
    private final List<Candidate> chosen = new ArrayList<>();
    private final List<Candidate> renewed = new ArrayList<>();
    private boolean ownWriteBegun;
    private @Nullable Own own;

    /** What our own store made of it. */
    sealed interface Own {
        record Held() implements Own {}

        record Refused(Refusal refusal) implements Own {}

        record Broken(String text) implements Own {}
    }

    Placing(Lookup lookup, Search.Store search, int holders, boolean isOurs, @Nullable Candidate self) {
        this.lookup = lookup;
        this.record = search.record();
        this.expected = search.expected();
        this.holders = holders;
        this.isOurs = isOurs;
        this.self = self;
        this.question = NodeQuestion.about(record.key());
        this.writing = new Writing(holders);
    }

    @Override
    public void begin() {
        if (self != null) lookup.list().answered(self);
        if (isOurs && !isSwap()) writeOwn();
    }

    /** What holders may refuse our own store must not have taken: it would be announced, and win after all. */
    private boolean isSwap() {
        return !(expected instanceof Expected.Anything);
    }

    private void writeOwn() {
        if (ownWriteBegun) return;
        ownWriteBegun = true;
        lookup.writeOwn(record, expected, true);
    }

    void ownWritten(Own result) {
        own = result;
        if (self != null && chosen.contains(self)) settleOwn(result);
        else if (result instanceof Own.Refused(Refusal refusal)) contradictOurselves(refusal);
    }

    /** What our own store knows better about our own record, nobody else needs to be asked. */
    private void contradictOurselves(Refusal refusal) {
        writing.sent();
        writing.refused(Optional.empty(), reason(refusal), refusal.reason());
        lookup.conclude(stored(writing.state()));
    }

    private void settleOwn(Own result) {
        switch (result) {
            case Own.Held() -> writing.held();
            case Own.Refused(Refusal refusal) -> writing.refused(Optional.empty(), reason(refusal), refusal.reason());
            case Own.Broken(String text) -> writing.refused(Optional.empty(), Reason.STORAGE, text);
        }
    }

    private static Reason reason(Refusal refusal) {
        return switch (refusal) {
            case Refusal.StaleSequence stale -> Reason.STALE;
            case Refusal.CreatedBeforeCurrent before -> Reason.STALE;
            case Refusal.UnexpectedSequence unexpected -> Reason.CONFLICT;
            case Refusal.OverQuota quota -> Reason.OVER_QUOTA;
            default -> Reason.INVALID;
        };
    }

    @Override
    public Message question(Candidate to) {
        return question.message();
    }

    @Override
    public @Nullable List<Contact> take(Candidate from, Answer answer) {
        return question.take(from, answer);
    }

    @Override
    public int needed() {
        return holders;
    }

    @Override
    public boolean isSearching() {
        // What is done goes on until all who should hold it do, or will not.
        return !lookup.isConcluded() || writing.isDone();
    }

    @Override
    public void look(boolean searched) {
        if (searched && isSearching()) lookup.list().answered(holders).forEach(this::choose);
        completeSwap();
        if (lookup.isConcluded()) return;
        boolean done = writing.isDone() && !lookup.list().isAlone();
        if (done || (searched && writing.isSettled())) lookup.conclude(soFar());
    }

    private void choose(Candidate candidate) {
        if (chosen.contains(candidate)) return;
        chosen.add(candidate);
        writing.sent();
        if (!candidate.isSelf()) give(candidate);
        else if (own != null) settleOwn(own);
        else if (!isOurs || !isSwap()) writeOwn();
    }

    /** In a swap our own store comes last, and only where nothing but its copy may be missing. */
    private void completeSwap() {
        boolean isDue = isOurs && isSwap() && isSearching() && !ownWriteBegun;
        if (!isDue || self == null || !chosen.contains(self)) return;
        if (writing.copies() + 1 >= writing.needed()) {
            writeOwn();
        } else if (writing.awaited() == 1) {
            ownWriteBegun = true;
            writing.lost();
        }
    }

    private void give(Candidate holder) {
        boolean sent = lookup.ask(holder, new Store(holder.token, record.wire(), due()), Purpose.STORE);
        if (!sent) writing.lost();
    }

    private OptionalLong due() {
        return switch (expected) {
            case Expected.Anything() -> OptionalLong.empty();
            case Expected.Nothing() -> OptionalLong.of(Store.NOTHING);
            case Expected.Sequence(long number) -> OptionalLong.of(number);
        };
    }

    @Override
    public void replied(Request request, Reply reply) {
        Message answer = reply instanceof Reply.Answered answered ? answered.answer() : null;
        if (request.purpose == Purpose.RENEW) onRenewed(request.to, answer);
        else onGiven(request, answer);
    }

    private void onRenewed(Candidate holder, @Nullable Message answer) {
        if (!(answer instanceof Response(Answer.Nodes nodes))) {
            writing.lost();
            return;
        }
        holder.token = nodes.token();
        give(holder);
    }

    private void onGiven(Request request, @Nullable Message answer) {
        switch (answer) {
            case Response(Answer.Stored(long sequence)) -> onStored(request, sequence);
            case Failure failure -> onRefused(request, failure);
            case null, default -> writing.lost();
        }
    }

    private void onStored(Request request, long sequence) {
        request.outcome(sequence == record.sequence() ? "holds it" : "holds sequence " + sequence, 0);
        if (sequence == record.sequence()) writing.held();
        else if (sequence < record.sequence()) writing.lost();
        else writing.refused(Optional.of(request.to.responder()), Reason.STALE, "sequence " + sequence + " is held");
    }

    private void onRefused(Request request, Failure failure) {
        Candidate holder = request.to;
        if (failure.reason() == Reason.BAD_TOKEN && !renewed.contains(holder)) {
            renewed.add(holder);
            if (!lookup.ask(holder, question.message(), Purpose.RENEW)) writing.lost();
            return;
        }
        if (failure.reason() == Reason.NOT_RESPONSIBLE) {
            request.outcome("not responsible", lookup.hear(failure.closer(), holder));
            lookup.list().displaced(holder);
        }
        writing.refused(Optional.of(holder.responder()), failure.reason(), failure.text());
    }

    @Override
    public Outcome soFar() {
        Storing state = writing.state();
        // A copy here alone, while none of the others could be reached, is no quorum.
        if (state == Storing.DONE && lookup.list().isAlone()) state = Storing.TOO_FEW;
        return stored(state);
    }

    private Outcome stored(Storing state) {
        return new Outcome.Stored(
                lookup.ref(), state, writing.copies(), writing.needed(), writing.refusals(), lookup.course());
    }
}
