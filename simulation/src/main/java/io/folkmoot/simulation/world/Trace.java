package io.folkmoot.simulation.world;

import io.folkmoot.protocol.bytes.Bytes;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The running SHA-256 over all that happened, 32 bytes for each: when, what, to whom, and with what. Of two traces that
 * differ the ladder of digests on the way says from where on; the last records can still be told.
 */
final class Trace {
    private static final int RECORD = 32;

    /** Hashed by the hundred, because the digest's call costs more than its blocks. */
    private static final int BATCH = 256 * RECORD;

    /** So many records lie between two rungs; of a run of a thousand million that is half a megabyte of rungs. */
    static final int RUNG = 1 << 16;

    /** Filled from its start again and again, so behind its position lie the records of the batch before. */
    private final ByteBuffer batch = ByteBuffer.allocate(BATCH);

    private final MessageDigest digest = sha256();
    private final List<Bytes> ladder = new ArrayList<>();

    /** How far into the batch the digest has come. */
    private int digested;

    private long length;
    private @Nullable TraceListener listener;

    void listener(TraceListener listener) {
        this.listener = listener;
    }

    void add(long nanos, Event event, long subject, long detail) {
        if (!batch.hasRemaining()) turnOver();
        batch.putLong(nanos).putLong(event.code()).putLong(subject).putLong(detail);
        if (++length % RUNG == 0) ladder.add(hash());
        if (listener != null) listener.happened(nanos, event, subject, detail);
    }

    long length() {
        return length;
    }

    /** Of everything so far; more may follow. */
    Bytes hash() {
        flush();
        try {
            return Bytes.adopt(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's SHA-256 can be copied", e);
        }
    }

    /** The hash after every {@link #RUNG} records. */
    List<Bytes> ladder() {
        return List.copyOf(ladder);
    }

    /** The last so many, at most as many as a batch holds, in the order in which they happened. */
    void last(int most, TraceListener teller) {
        int held = (int) Math.min(length, BATCH / RECORD);
        for (int back = Math.min(most, held); back > 0; back--) {
            int at = Math.floorMod(batch.position() - back * RECORD, BATCH);
            Event event = Event.of((int) batch.getLong(at + Long.BYTES));
            teller.happened(
                    batch.getLong(at), event, batch.getLong(at + 2 * Long.BYTES), batch.getLong(at + 3 * Long.BYTES));
        }
    }

    private void turnOver() {
        flush();
        batch.clear();
        digested = 0;
    }

    private void flush() {
        digest.update(batch.array(), digested, batch.position() - digested);
        digested = batch.position();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
