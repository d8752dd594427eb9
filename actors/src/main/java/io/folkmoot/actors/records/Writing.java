package io.folkmoot.actors.records;

import io.folkmoot.actors.links.Inbound.Asked;
import io.folkmoot.persistence.records.RecordStore.Rule;
import io.folkmoot.persistence.records.RecordStore.Step;
import io.folkmoot.persistence.records.Result;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.frames.Answer;
import io.folkmoot.protocol.frames.Failure;
import io.folkmoot.protocol.frames.Store;
import io.folkmoot.protocol.records.Expected;
import io.folkmoot.protocol.records.Offer;
import io.folkmoot.protocol.records.RecordSet;
import io.folkmoot.protocol.records.Refusal;
import io.folkmoot.protocol.records.SignedRecord;
import io.folkmoot.protocol.records.UnverifiedRecord;
import io.folkmoot.protocol.records.Verdict;
import io.folkmoot.protocol.signing.Signed;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Answers STORE: what costs nothing is asked first, then the signature is checked, and it is acknowledged when it is on
 * disk. A writer offers a record and hears why it is not taken; a copy that this peer asked a neighbour for is merged.
 */
record Writing(Holder holder, Quotas quotas, Wants wants) {

    /** What came of it in the store. */
    private sealed interface Taken {}

    private record Held(long sequence, boolean isNew) implements Taken {}

    private record Refused(Refusal refusal) implements Taken {}

    void serve(Asked asked, Store store) {
        try {
            UnverifiedRecord record = UnverifiedRecord.read(store.record());
            boolean isCopy = store.token().equals(Store.ASKED_FOR);
            Optional<Failure> refusal = isCopy ? refuseCopy(asked, store, record) : refuse(asked, store, record);
            if (refusal.isPresent()) holder.refuse(asked, refusal.get());
            else check(asked, store, record, isCopy);
        } catch (MalformedException e) {
            holder.refuse(asked, Refusing.plain(Failure.Reason.MALFORMED, String.valueOf(e.getMessage())));
        }
    }

    private Optional<Failure> refuse(Asked asked, Store store, UnverifiedRecord record) {
        if (!holder.parts().tokens().isValid(store.token(), asked.peer(), record.key()))
            return Optional.of(Refusing.plain(
                    Failure.Reason.BAD_TOKEN, "this token is not for you and this key, or too old; ask for another"));
        return refuseElsewhere(record)
                .or(() -> quotas.refuse(
                        AddressBlock.of(asked.from()),
                        record.issuer(),
                        record.key(),
                        store.record().length(),
                        holder.nanos()));
    }

    private Optional<Failure> refuseCopy(Asked asked, Store store, UnverifiedRecord record) throws MalformedException {
        Optional<Block> wanted =
                wants.take(asked.peer(), Signed.parse(store.record()).id(), holder.nanos());
        if (wanted.filter(block -> block.contains(record.key())).isEmpty())
            return Optional.of(Refusing.plain(Failure.Reason.BAD_TOKEN, "nobody here asked you for this record"));
        return refuseElsewhere(record)
                .or(() -> quotas.refuseCopy(asked.peer(), store.record().length(), holder.nanos()));
    }

    private Optional<Failure> refuseElsewhere(UnverifiedRecord record) {
        if (holder.region().accepts(record.key())) return Optional.empty();
        return Optional.of(Refusing.notResponsible(holder.region().contacts(record.key())));
    }

    private void check(Asked asked, Store store, UnverifiedRecord record, boolean isCopy) {
        int length = store.record().length();
        if (!holder.room().enter(length)) {
            holder.refuse(asked, Refusing.busy());
            return;
        }
        try {
            judge(asked, store, record, isCopy);
        } catch (RuntimeException e) {
            holder.room().leave(length);
            throw e;
        }
    }

    private void judge(Asked asked, Store store, UnverifiedRecord record, boolean isCopy) {
        int length = store.record().length();
        long now = holder.wallMillis();
        Verdict verdict = isCopy
                ? holder.parts().validator().validateCopy(record, now)
                : holder.parts().validator().validate(record, now);
        switch (verdict) {
            case Verdict.Refused(Refusal refusal) -> {
                Failure failure = Refusing.of(refusal);
                holder.room().leave(length);
                holder.refuse(asked, failure);
            }
            case Verdict.Valid(SignedRecord valid) -> {
                if (!isCopy) quotas.charge(valid.issuer(), valid.key(), length, holder.nanos());
                Rule<Taken> rule = isCopy ? merging(valid, now) : offering(valid, expected(store.expected()), now);
                write(asked, valid, rule, isCopy);
            }
        }
    }

    private void write(Asked asked, SignedRecord record, Rule<Taken> rule, boolean isCopy) {
        holder.parts()
                .store()
                .update(
                        record.key(),
                        record.kind(),
                        rule,
                        holder.then(asked, result -> onWritten(asked, record, result, isCopy)));
    }

    private void onWritten(Asked asked, SignedRecord record, Result<Taken> result, boolean isCopy) {
        int length = record.wire().length();
        holder.room().leave(length);
        boolean isNew = result instanceof Result.Done<Taken>(Held held) && held.isNew();
        if (!isNew && !isCopy) quotas.giveBack(record.issuer(), record.key(), length);
        switch (result) {
            case Result.Done<Taken>(Held(long sequence, boolean wasNew)) -> {
                holder.counts().raise(isCopy ? Count.COPIES_RECEIVED : Count.RECORDS_STORED);
                holder.answer(asked, new Answer.Stored(sequence));
            }
            case Result.Done<Taken>(Refused(Refusal refusal)) -> holder.refuse(asked, Refusing.of(refusal));
            case Result.Failed<Taken> failed -> holder.refuse(asked, Refusing.of(failed.problem()));
        }
    }

    private static Rule<Taken> offering(SignedRecord record, Expected expected, long now) {
        return held -> switch (Offer.of(held.purge(now), expected, record)) {
            case Offer.Accepted(RecordSet next) -> taken(held, next, record);
            case Offer.Refused(Refusal refusal) -> new Step<>(held, new Refused(refusal));
        };
    }

    private static Rule<Taken> merging(SignedRecord record, long now) {
        return held -> {
            RecordSet next = held.purge(now).with(record);
            return taken(held, next, record);
        };
    }

    private static Step<Taken> taken(RecordSet before, RecordSet next, SignedRecord record) {
        boolean isNew = holds(next, record) && !holds(before, record);
        return new Step<>(next, new Held(winner(next, record), isNew));
    }

    private static boolean holds(RecordSet set, SignedRecord record) {
        return set.rivalOf(record).filter(record::equals).isPresent();
    }

    /** A copy that the bounds of its kind leave out has lost to no other version. */
    private static long winner(RecordSet next, SignedRecord record) {
        return next.rivalOf(record).map(SignedRecord::sequence).orElse(record.sequence());
    }

    private static Expected expected(OptionalLong wanted) {
        if (wanted.isEmpty()) return new Expected.Anything();
        return wanted.getAsLong() == Store.NOTHING ? new Expected.Nothing() : new Expected.Sequence(wanted.getAsLong());
    }
}
