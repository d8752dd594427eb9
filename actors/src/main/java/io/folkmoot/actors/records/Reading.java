package io.folkmoot.actors.records;

import io.folkmoot.actors.links.Inbound.Asked;
import io.folkmoot.persistence.records.Result;
import io.folkmoot.protocol.frames.Answer;
import io.folkmoot.protocol.frames.FindValue;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.protocol.records.RecordSets;
import java.util.List;
import java.util.Optional;

/** Answers FIND_VALUE: what is held and alive, whom to ask as well, and a token to write with. */
record Reading(Holder holder) {

    void serve(Asked asked, FindValue wanted) {
        Optional<Kind> kind = Kind.ofWord(wanted.kind());
        boolean unknown = kind.isEmpty() && !wanted.kind().isEmpty();
        // Of a kind that is unknown here nothing can be held.
        if (unknown) show(asked, wanted, RecordSets.empty(wanted.key()));
        else if (!holder.room().enter(0)) holder.refuse(asked, Refusing.busy());
        else
            holder.parts()
                    .store()
                    .read(wanted.key(), kind, holder.then(asked, result -> onRead(asked, wanted, result)));
    }

    private void onRead(Asked asked, FindValue wanted, Result<RecordSets> result) {
        holder.room().leave(0);
        switch (result) {
            case Result.Done<RecordSets>(RecordSets held) -> show(asked, wanted, held);
            case Result.Failed<RecordSets> failed -> holder.refuse(asked, Refusing.of(failed.problem()));
        }
    }

    private void show(Asked asked, FindValue wanted, RecordSets held) {
        Served served = held.isEmpty() ? new Served(List.of()) : Served.of(held, holder.wallMillis());
        if (served.hasDigest(wanted.known())) {
            holder.counts().raise(Count.VALUES_SAME);
            holder.answer(asked, new Answer.Same());
            return;
        }
        Served.Page page = served.page();
        holder.counts().raise(Count.VALUES_ANSWERED);
        holder.counts().raise(Count.RECORDS_SERVED, page.records().size());
        holder.answer(
                asked,
                new Answer.Values(
                        page.records(),
                        page.more(),
                        holder.region().contacts(wanted.key()),
                        holder.parts().tokens().issue(asked.peer(), wanted.key())));
    }
}
