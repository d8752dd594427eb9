package io.folkmoot.actors.lookup;

import io.folkmoot.actors.links.Reply;
import io.folkmoot.actors.lookup.Outcome.Certainty;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Answer;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.frames.FindValue;
import io.folkmoot.protocol.frames.Message;
import io.folkmoot.protocol.frames.Store;
import io.folkmoot.protocol.records.Expected;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.protocol.records.RecordSets;
import io.folkmoot.protocol.records.SignedRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What is held under a key. Its first question already asks for it, because the answer brings closer peers as well; once
 * the search has converged, it says what it has, so that who has the same need not send it. When it is over, those of the
 * closest that lack what others hold are given it.
 */
final class Fetching implements Errand {
    /** What one reader repairs is bounded; what is left, the holders repair among themselves within the hour. */
    static final int MOST_MENDED = 32;

    private final Lookup lookup;
    private final Search.Value search;
    private final Reading reading;
    private final @Nullable Candidate self;
    private final FindValue question;
    private final Map<Candidate, RecordSets> toldTo = new LinkedHashMap<>();
    private RecordSets known;
    private FindValue comparing;

    Fetching(Lookup lookup, Search.Value search, Reading reading, @Nullable Candidate self) {
        this.lookup = lookup;
        this.search = search;
        this.reading = reading;
        this.self = self;
        this.known = reading.newest();
        this.question = ask(Bytes.EMPTY);
        this.comparing = question;
    }

    private FindValue ask(Bytes digest) {
        return new FindValue(search.key(), search.kind().map(Kind::word).orElse(""), digest);
    }

    @Override
    public void begin() {
        lookup.readOwn(search.key(), search.kind());
    }

    /** What our own store holds; nothing where it could not be read, and then this peer counts as one that failed. */
    void ownRead(@Nullable RecordSets held) {
        if (held != null) reading.takeOwn(held.purge(lookup.wallNow()));
        if (self == null) return;
        if (held != null) lookup.list().answered(self);
        else lookup.list().failed(self);
    }

    @Override
    public Message question(Candidate to) {
        if (reading.newest().isEmpty() || !lookup.list().hasConverged()) return question;
        if (!known.equals(reading.newest())) {
            known = reading.newest();
            comparing = ask(known.purge(lookup.wallNow()).digest());
        }
        toldTo.put(to, known);
        return comparing;
    }

    @Override
    public @Nullable List<Contact> take(Candidate from, Answer answer) {
        return switch (answer) {
            case Answer.Values values -> takeValues(from, values);
            case Answer.Same() -> takeSame(from);
            default -> null;
        };
    }

    private @Nullable List<Contact> takeValues(Candidate from, Answer.Values values) {
        if (!reading.take(from, values.records(), values.more(), lookup.wallNow())) {
            lookup.lied(from);
            return null;
        }
        from.token = values.token();
        return values.closer();
    }

    private @Nullable List<Contact> takeSame(Candidate from) {
        RecordSets told = toldTo.get(from);
        if (told == null) return null;
        reading.takeSame(from, told);
        return List.of();
    }

    @Override
    public int needed() {
        return reading.needed(lookup.list().holders(), lookup.list().answers(), lookup.wallNow());
    }

    @Override
    public void look(boolean searched) {
        if (lookup.isConcluded() || !(searched || reading.isSatisfied(lookup.wallNow()))) return;
        lookup.conclude(soFar());
        mend();
    }

    @Override
    public boolean isSearching() {
        return !lookup.isConcluded();
    }

    @Override
    public boolean isHasty() {
        return false;
    }

    @Override
    public Outcome soFar() {
        long now = lookup.wallNow();
        Shortlist list = lookup.list();
        int n = list.holders();
        int answers = list.answers();
        boolean blind = list.isAlone() || !list.hasConverged();
        Certainty certainty =
                blind && !reading.isSatisfied(now) ? Certainty.UNKNOWN : reading.certainty(n, answers, now);
        // A key's own crowd has nothing: that proves what the crowd wants, and nothing else.
        if (certainty == Certainty.PROVED_ABSENT && lookup.isCrowded()) certainty = Certainty.UNKNOWN;
        return new Outcome.Values(
                lookup.ref(), certainty, reading.newest(), reading.copies(now), answers, n, lookup.course());
    }

    private void mend() {
        int left = MOST_MENDED;
        for (Reading.Lack lack : reading.lacks(lookup.wallNow())) {
            Candidate holder = lack.holder() == null ? self : lack.holder();
            if (holder == null || !lookup.list().isHolder(holder.id)) continue;
            for (SignedRecord record : lack.records()) if (left-- > 0) give(holder, record);
        }
    }

    private void give(Candidate holder, SignedRecord record) {
        if (holder.isSelf()) lookup.writeOwn(record, new Expected.Anything(), false);
        else if (!holder.token.isEmpty()) lookup.ask(holder, store(holder, record), Request.Purpose.MEND);
    }

    private static Store store(Candidate holder, SignedRecord record) {
        return new Store(holder.token, record.wire(), OptionalLong.empty());
    }

    /** Whether it took what it lacked is its own affair: the next reader will see. */
    @Override
    public void replied(Request request, Reply reply) {
        request.outcome("was given what it lacked", 0);
    }
}
