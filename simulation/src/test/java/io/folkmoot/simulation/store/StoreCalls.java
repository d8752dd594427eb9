package io.folkmoot.simulation.store;

import static io.folkmoot.simulation.store.Samples.SELF;
import static io.folkmoot.simulation.store.Samples.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.persistence.records.Allowance;
import io.folkmoot.persistence.records.RecordStore;
import io.folkmoot.persistence.records.RecordStore.Held;
import io.folkmoot.persistence.records.RecordStore.RangeDigest;
import io.folkmoot.persistence.records.RecordStore.Step;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.records.Expected;
import io.folkmoot.protocol.records.Offer;
import io.folkmoot.protocol.records.RecordSet;
import io.folkmoot.protocol.records.RecordSets;
import io.folkmoot.protocol.records.SignedRecord;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A store under test, the calls to it, and how a test waits for their answers. */
abstract class StoreCalls {
    static final long NO_LIMIT = 1L << 40;
    static final int WAITING = 256;
    static final TableKey FIRST = new TableKey(0, 0, 0, 0);
    static final TableKey LAST = new TableKey(-1, -1, -1, -1);

    RecordStore store;

    /** A new, empty store. */
    abstract RecordStore open(Allowance allowance) throws Exception;

    /** Lets time pass until the answer is there. */
    abstract void await(Answer<?> answer);

    /** Runs them at once where the store knows threads, otherwise in turn. */
    abstract void together(List<Runnable> tasks);

    /** Keeps the store from carrying out updates until what is given back is run. */
    abstract Runnable stall(RecordStore stalled);

    @BeforeEach
    void openAStore() throws Exception {
        store = open(new Allowance(SELF.publicKey(), NO_LIMIT, WAITING));
    }

    @AfterEach
    void closeTheStore() {
        store.close();
    }

    void reopen(long maxBytes) throws Exception {
        store.close();
        store = open(new Allowance(SELF.publicKey(), maxBytes, WAITING));
    }

    <A> Answer<A> call(Consumer<Answer<A>> call) {
        Answer<A> answer = new Answer<>();
        call.accept(answer);
        return answer;
    }

    <A> A get(Answer<A> answer) {
        await(answer);
        return answer.value();
    }

    Answer<Offer> offering(RecordStore to, SignedRecord record, Expected expected) {
        return call(done -> to.update(
                record.key(),
                record.kind(),
                held -> {
                    Offer offer = Offer.of(held, expected, record);
                    return new Step<>(offer instanceof Offer.Accepted(RecordSet next) ? next : held, offer);
                },
                done));
    }

    Answer<Offer> offering(SignedRecord record) {
        return offering(store, record, new Expected.Anything());
    }

    void put(SignedRecord... records) {
        for (SignedRecord record : records) assertThat(get(offering(record))).isInstanceOf(Offer.Accepted.class);
    }

    Answer<RecordSets> reading(SignedRecord record) {
        return call(done -> store.read(record.key(), Optional.of(record.kind()), done));
    }

    RecordSets everything(TableKey key) {
        return get(call(done -> store.read(key, Optional.empty(), done)));
    }

    List<Held> list(TableKey from, TableKey to, int most) {
        return get(call(done -> store.list(from, to, most, done)));
    }

    RangeDigest digest(TableKey from, TableKey to) {
        return get(call(done -> store.digest(from, to, done)));
    }

    List<SignedRecord> fetch(List<Bytes> ids) {
        return get(call(done -> store.fetch(ids, done)));
    }

    int forget(long now, int most) {
        return get(call(done -> store.forget(now, most, done)));
    }
}
