package io.folkmoot.simulation.lookup;

import io.folkmoot.actors.routing.Located;
import io.folkmoot.persistence.records.MemoryStore;
import io.folkmoot.persistence.records.RecordStore.Step;
import io.folkmoot.persistence.records.Result;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.frames.Answer;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.frames.Failure;
import io.folkmoot.protocol.frames.FindNode;
import io.folkmoot.protocol.frames.FindValue;
import io.folkmoot.protocol.frames.Message;
import io.folkmoot.protocol.frames.Response;
import io.folkmoot.protocol.frames.Store;
import io.folkmoot.protocol.identity.Point;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.records.Expected;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.protocol.records.Offer;
import io.folkmoot.protocol.records.RecordSets;
import io.folkmoot.protocol.records.SignedRecord;
import io.folkmoot.protocol.records.UnverifiedRecord;
import io.folkmoot.protocol.records.Verdict;
import io.folkmoot.simulation.world.World;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Answers searches from a table and a store; its tokens are good until it forgets its secret. */
final class Holder {
    private final Settler settler;
    private final MemoryStore store;
    private final World world;
    private int secret;
    int stored;
    boolean isResponsible = true;

    Holder(Settler settler, MemoryStore store, World world) {
        this.settler = settler;
        this.store = store;
        this.world = world;
    }

    void forgetSecret() {
        secret++;
    }

    void serve(PublicKey asker, Message message, Consumer<Message> answer) {
        switch (message) {
            case FindNode(var target, int limit) ->
                answer.accept(new Response(new Answer.Nodes(closest(target, limit), token(asker))));
            case FindValue find -> read(asker, find, answer);
            case Store put -> write(asker, put, answer);
            default -> answer.accept(failure(Failure.Reason.UNSUPPORTED, "only searches"));
        }
    }

    private List<Contact> closest(Point target, int limit) {
        return settler.table.closest(target, limit).stream()
                .map(Located::contact)
                .toList();
    }

    private Bytes token(PublicKey asker) {
        int bound = asker.hashCode();
        return Bytes.adopt(
                ByteBuffer.allocate(Store.TOKEN).putInt(bound).putInt(secret).array());
    }

    private void read(PublicKey asker, FindValue find, Consumer<Message> answer) {
        store.read(find.key(), Kind.ofWord(find.kind()), result -> {
            RecordSets held = result instanceof Result.Done<RecordSets>(RecordSets done)
                    ? done.purge(world.wallClock().millis())
                    : RecordSets.empty(find.key());
            if (!held.isEmpty() && held.digest().equals(find.known())) {
                answer.accept(new Response(new Answer.Same()));
                return;
            }
            List<Bytes> records =
                    held.members().stream().map(SignedRecord::wire).toList();
            answer.accept(new Response(new Answer.Values(records, false, closest(find.key(), 20), token(asker))));
        });
    }

    private void write(PublicKey asker, Store put, Consumer<Message> answer) {
        if (!put.token().equals(token(asker))) {
            answer.accept(failure(Failure.Reason.BAD_TOKEN, "too old"));
            return;
        }
        try {
            UnverifiedRecord unverified = UnverifiedRecord.read(put.record());
            if (!isResponsible) {
                answer.accept(new Failure(
                        Failure.Reason.NOT_RESPONSIBLE,
                        "others are closer",
                        OptionalLong.empty(),
                        closest(unverified.key(), 20)));
                return;
            }
            switch (Settler.VALIDATOR.validate(unverified, world.wallClock().millis())) {
                case Verdict.Valid(SignedRecord record) -> keep(record, put.expected(), answer);
                case Verdict.Refused(var refusal) -> answer.accept(failure(Failure.Reason.INVALID, refusal.reason()));
            }
        } catch (MalformedException e) {
            answer.accept(failure(Failure.Reason.MALFORMED, String.valueOf(e.getMessage())));
        }
    }

    private void keep(SignedRecord record, OptionalLong expected, Consumer<Message> answer) {
        Expected due = expected(expected);
        store.<Offer>update(
                record.key(),
                record.kind(),
                held -> {
                    Offer offer = Offer.of(held, due, record);
                    return new Step<>(offer instanceof Offer.Accepted(var next) ? next : held, offer);
                },
                result -> answer.accept(
                        switch (result) {
                            case Result.Done<Offer>(Offer.Accepted accepted) -> {
                                stored++;
                                yield new Response(new Answer.Stored(record.sequence()));
                            }
                            case Result.Done<Offer>(Offer.Refused(var refusal)) ->
                                failure(Failure.Reason.STALE, refusal.reason());
                            case Result.Failed<Offer>(var problem, String text) ->
                                failure(Failure.Reason.STORAGE, text);
                        }));
    }

    private static Expected expected(OptionalLong number) {
        if (number.isEmpty()) return new Expected.Anything();
        return number.getAsLong() == Store.NOTHING ? new Expected.Nothing() : new Expected.Sequence(number.getAsLong());
    }

    private static Failure failure(Failure.Reason reason, String text) {
        return new Failure(reason, text, OptionalLong.empty(), List.of());
    }
}
