package io.folkmoot.persistence.records;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.protocol.records.RecordSet;
import io.folkmoot.protocol.records.RecordSets;
import io.folkmoot.protocol.records.SignedRecord;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * All records that this peer keeps. No call waits: each answer comes once, on a thread of the store, to a consumer that
 * hands it on and returns. Calls are carried out in the order in which they were made, as far as an observer can tell.
 * More calls than the store has room for are refused as {@link Problem#BUSY}.
 */
public interface RecordStore extends AutoCloseable {

    /** What is held under a key: of one kind, or of all. Nothing held is an empty answer, not a problem. */
    void read(TableKey key, Optional<Kind> kind, Consumer<Result<RecordSets>> done);

    /**
     * Changes what is held of one kind under one key, in one step that nothing comes between. The answer comes when the
     * change is on disk; a rule that keeps what is held costs no write, and its answer still waits for what it rests on.
     */
    <A> void update(TableKey key, Kind kind, Rule<A> rule, Consumer<Result<A>> done);

    /** What is held from one key to another, both included, in the order of key and id: at most so many from the start. */
    void list(TableKey from, TableKey to, int most, Consumer<Result<List<Held>>> done);

    /** The digest of all ids from one key to another, both included, and how many they are. */
    void digest(TableKey from, TableKey to, Consumer<Result<RangeDigest>> done);

    /** The records with these ids, as far as they are held, each once. */
    void fetch(List<Bytes> ids, Consumer<Result<List<SignedRecord>>> done);

    /** Forgets, of what may be forgotten by then, at most so many records; the answer says how many these were. */
    void forget(long now, int most, Consumer<Result<Integer>> done);

    StoreState state();

    StoreCounts counts();

    /** Carries out what was called before, then ends; what is called afterwards is refused as {@link Problem#CLOSED}. */
    @Override
    void close();

    /** Decides from what is held what shall be held. Pure: it runs inside the store's transaction, and perhaps twice. */
    @FunctionalInterface
    interface Rule<A> {
        Step<A> decide(RecordSet held);
    }

    /** What shall be held from now on, and what to tell whoever asked. */
    record Step<A>(RecordSet next, A answer) {}

    /** One record as a list names it: {@code forgottenAt} is when a holder may forget it. */
    record Held(TableKey key, Kind kind, Bytes id, long forgottenAt) {}

    /** SHA-256 over the ids, each of 32 bytes, in the order of key and id. */
    record RangeDigest(Bytes digest, long records) {}
}
