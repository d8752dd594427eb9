package io.folkmoot.simulation.world;

import io.folkmoot.protocol.bytes.Bytes;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** The running SHA-256 over all that happened, 32 bytes for each: when, what, to whom, and with what. */
final class Trace {
    private static final int RECORD = 32;

    /** Hashed by the hundred, because the digest's call costs more than its blocks. */
    private static final int BATCH = 256 * RECORD;

    private final ByteBuffer batch = ByteBuffer.allocate(BATCH);
    private final MessageDigest digest = sha256();
    private long length;
    private @Nullable TraceListener listener;

    void listener(TraceListener listener) {
        this.listener = listener;
    }

    void add(long nanos, Event event, long subject, long detail) {
        if (!batch.hasRemaining()) flush();
        batch.putLong(nanos).putLong(event.code()).putLong(subject).putLong(detail);
        length++;
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

    private void flush() {
        digest.update(batch.array(), 0, batch.position());
        batch.clear();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
