package io.folkmoot.gateway.api;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.Sha256;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers to requests that carried an idempotency key, so that a repetition is answered and not done again. Answers that
 * leave open what happened are not kept. Beyond its bounds the oldest answers are forgotten; requests under way never are.
 */
final class Remembered {
    /** A program repeats within seconds; this is more than all connections can send in the time that they may take. */
    private static final int MOST = 1_024;

    private static final long MOST_BYTES = 4L << 20;

    private final Map<Name, Entry> entries = new LinkedHashMap<>();
    private long bytes;

    /** The key is the asker's own: two tokens do not share theirs, nor do two paths. */
    record Name(String token, Route route, String key) {}

    private record Entry(Bytes request, @Nullable Answer answer) {
        long size() {
            return answer == null ? 0 : answer.body().length();
        }
    }

    /** Empty: do it, and say then what came of it. */
    synchronized Optional<Answer> begin(Name name, Bytes body) throws RefusedException {
        Bytes request = Sha256.hash(body);
        Entry known = entries.get(name);
        if (known == null) {
            entries.put(name, new Entry(request, null));
            trim();
            return Optional.empty();
        }
        if (!known.request.equals(request))
            throw new RefusedException(Problem.unprocessable("This Idempotency-Key was used with another content."));
        if (known.answer == null)
            throw new RefusedException(Problem.conflict(
                    "under-way",
                    "The same request is under way.",
                    "Wait for it, or repeat it a little later with the same Idempotency-Key."));
        return Optional.of(known.answer);
    }

    synchronized void end(Name name, Answer answer) {
        Entry begun = entries.remove(name);
        if (begun == null || !answer.isDefinite()) return;
        Entry entry = new Entry(begun.request, answer);
        entries.put(name, entry);
        bytes += entry.size();
        trim();
    }

    synchronized int size() {
        return entries.size();
    }

    private void trim() {
        Iterator<Entry> oldest = entries.values().iterator();
        while ((entries.size() > MOST || bytes > MOST_BYTES) && oldest.hasNext()) {
            Entry entry = oldest.next();
            if (entry.answer == null) continue;
            bytes -= entry.size();
            oldest.remove();
        }
    }
}
