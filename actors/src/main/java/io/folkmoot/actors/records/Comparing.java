package io.folkmoot.actors.records;

import io.folkmoot.actors.links.Inbound.Asked;
import io.folkmoot.actors.routing.Located;
import io.folkmoot.persistence.records.RecordStore.Held;
import io.folkmoot.persistence.records.RecordStore.RangeDigest;
import io.folkmoot.persistence.records.Result;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Answer;
import io.folkmoot.protocol.frames.Failure;
import io.folkmoot.protocol.frames.Sync;
import io.folkmoot.protocol.identity.Placement;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.records.SignedRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * Answers SYNC of a neighbour: where its digest differs from ours, with the digests of the parts, and where it names its
 * records, with those that we lack. Only peers of our table are compared with, at a limited pace.
 */
final class Comparing {
    /** A fresh neighbour with a million records asks for five thousand comparisons; two hundred at once, then 20 a second. */
    private static final long MOST_AT_ONCE = 200;

    private static final long PER_NANOS = 10_000_000_000L;
    private static final int REMEMBERED = 256;

    /** Reading so many ids from a disk takes some milliseconds, and counts as one comparison more. */
    private static final long RECORDS_PER_COMPARISON = 10_000;

    /** A block in which ids are named has hardly more; where it does, the ids themselves are looked for. */
    private static final int LISTED = 1_024;

    private final Holder holder;
    private final Wants wants;
    private final ActorRef<Repair.Command> repair;
    private final Shares<PublicKey> pace = new Shares<>(MOST_AT_ONCE, PER_NANOS, REMEMBERED);

    Comparing(Holder holder, Wants wants, ActorRef<Repair.Command> repair) {
        this.holder = holder;
        this.wants = wants;
        this.repair = repair;
    }

    void serve(Asked asked, Sync sync) {
        Optional<Located> neighbour = neighbour(asked.peer());
        Optional<Block> block = Block.between(sync.from(), sync.to());
        long waits = neighbour.isEmpty() ? 0 : pace.take(asked.peer(), 1, holder.nanos());
        if (neighbour.isEmpty())
            holder.refuse(
                    asked, Refusing.plain(Failure.Reason.UNTRUSTED, "only neighbours compare, and this is none yet"));
        else if (block.isEmpty())
            holder.refuse(
                    asked,
                    Refusing.plain(Failure.Reason.INVALID, "the range is no block of keys with the same first bits"));
        else if (waits > 0) holder.refuse(asked, Refusing.rateLimited(waits));
        else if (!holder.region().touches(block.get()))
            holder.refuse(asked, Refusing.notResponsible(holder.region().contacts(sync.from())));
        else if (!holder.room().enter(0)) holder.refuse(asked, Refusing.busy());
        else new Comparison(asked, sync, neighbour.get(), block.get()).begin();
    }

    private Optional<Located> neighbour(PublicKey peer) {
        return holder.parts().known().closest(Placement.of(peer), 1).stream()
                .filter(closest -> closest.contact().key().equals(peer))
                .findFirst();
    }

    /** One SYNC until it is answered. */
    private final class Comparison {
        private final Asked asked;
        private final Sync sync;
        private final Located neighbour;
        private final Block block;

        Comparison(Asked asked, Sync sync, Located neighbour, Block block) {
            this.asked = asked;
            this.sync = sync;
            this.neighbour = neighbour;
            this.block = block;
        }

        void begin() {
            holder.counts().raise(Count.SYNCS_ANSWERED);
            if (sync.digest().equals(RangeSync.NO_DIGEST)) lookFor(sync.ids());
            else holder.parts().store().digest(block.from(), block.to(), then(this::onDigest));
        }

        private void onDigest(RangeDigest own) {
            pay(own);
            if (own.digest().equals(sync.digest())) {
                repair.tell(new Repair.InStep(neighbour.id(), block));
                answer(List.of(), List.of());
            } else if (sync.ids().isEmpty()) {
                digestParts(block.parts(), new ArrayList<>());
            } else {
                holder.parts().store().list(block.from(), block.to(), LISTED, then(this::onListed));
            }
        }

        /** What was read counts as well: a large store must not be read through as often as a question can be asked. */
        private void pay(RangeDigest read) {
            long more = read.records() / RECORDS_PER_COMPARISON;
            if (more > 0) pace.charge(asked.peer(), more, holder.nanos());
        }

        private void digestParts(List<Block> parts, List<Bytes> digests) {
            if (digests.size() == parts.size()) {
                answer(digests, List.of());
                return;
            }
            Block part = parts.get(digests.size());
            holder.parts().store().digest(part.from(), part.to(), then(own -> {
                pay(own);
                digests.add(own.digest());
                digestParts(parts, digests);
            }));
        }

        private void onListed(List<Held> held) {
            if (held.size() == LISTED) {
                lookFor(sync.ids());
                return;
            }
            TreeSet<Bytes> own = new TreeSet<>();
            held.forEach(record -> own.add(record.id()));
            TreeSet<Bytes> theirs = new TreeSet<>(sync.ids());
            long now = holder.wallMillis();
            boolean theyLack =
                    held.stream().anyMatch(record -> record.forgottenAt() > now && !theirs.contains(record.id()));
            if (theyLack) repair.tell(new Repair.LacksSome(neighbour.id()));
            want(sync.ids().stream().filter(id -> !own.contains(id)).toList());
        }

        private void lookFor(List<Bytes> ids) {
            holder.parts().store().fetch(ids, then(held -> {
                TreeSet<Bytes> own = new TreeSet<>();
                for (SignedRecord record : held) own.add(record.id());
                want(ids.stream().filter(id -> !own.contains(id)).toList());
            }));
        }

        private void want(List<Bytes> lacking) {
            long now = holder.nanos();
            List<Bytes> wanted = lacking.subList(0, Math.min(lacking.size(), wants.room(asked.peer(), now)));
            // To want nothing of what is lacked would be to say that nothing is.
            if (wanted.isEmpty() && !lacking.isEmpty()) {
                holder.room().leave(0);
                holder.refuse(asked, Refusing.busy());
                return;
            }
            wanted.forEach(id -> wants.ask(asked.peer(), id, block, now));
            answer(List.of(), wanted);
        }

        private void answer(List<Bytes> digests, List<Bytes> wanted) {
            Answer answer = new Answer.Differences(digests, wanted);
            holder.room().leave(0);
            holder.answer(asked, answer);
        }

        private <A> void goOn(Consumer<A> next, A value) {
            try {
                next.accept(value);
            } catch (RuntimeException e) {
                holder.room().leave(0);
                throw e;
            }
        }

        private <A> Consumer<Result<A>> then(Consumer<A> next) {
            return holder.then(asked, result -> {
                switch (result) {
                    case Result.Done<A>(A value) -> goOn(next, value);
                    case Result.Failed<A> failed -> {
                        holder.room().leave(0);
                        holder.refuse(asked, Refusing.of(failed.problem()));
                    }
                }
            });
        }
    }
}
