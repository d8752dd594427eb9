package io.folkmoot.actors.links;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What this neighbour asked lately and what it was answered: a request that comes again is not done again, its answer is
 * repeated. Keeps a bounded number of bytes; the oldest answers go first, and none is kept longer than requests live.
 */
final class Answers {
    /** Requests of one neighbour that are being worked on at once; more are answered: busy. */
    static final int MOST_OPEN = 512;

    private static final int MOST = 768;
    private static final int MOST_BYTES = 512 << 10;
    /** No asker waits longer, see {@link Links#LONGEST_PATIENCE_MILLIS}. */
    private static final long KEPT_MILLIS = Links.LONGEST_PATIENCE_MILLIS;

    private final Map<Long, Entry> byRequest = new LinkedHashMap<>();
    private int open;
    private int bytes;

    private static final class Entry {
        final long since;
        final boolean byStream;

        @Nullable
        Outgoing answer;

        Entry(long since, boolean byStream) {
            this.since = since;
            this.byStream = byStream;
        }

        int bytes() {
            return answer == null ? 0 : answer.frame().length();
        }
    }

    /** What to do with a request that came. */
    enum Heard {
        NEW,
        AGAIN,
        TOO_MANY
    }

    Heard hear(long request, boolean byStream, long nowMillis) {
        if (byRequest.containsKey(request)) return Heard.AGAIN;
        prune(nowMillis);
        if (open >= MOST_OPEN) return Heard.TOO_MANY;
        byRequest.put(request, new Entry(nowMillis, byStream));
        open++;
        return Heard.NEW;
    }

    /** False if nobody waits for it any more, or it was answered before. */
    boolean answer(long request, Outgoing answer) {
        Entry entry = byRequest.get(request);
        if (entry == null || entry.answer != null) return false;
        entry.answer = answer;
        open--;
        bytes += entry.bytes();
        return true;
    }

    /** Null while it is still being worked on, or if it is forgotten. */
    @Nullable
    Outgoing answerTo(long request) {
        Entry entry = byRequest.get(request);
        return entry == null ? null : entry.answer;
    }

    boolean knows(long request) {
        return byRequest.containsKey(request);
    }

    boolean cameByStream(long request) {
        Entry entry = byRequest.get(request);
        return entry != null && entry.byStream;
    }

    /** True if it was being worked on. */
    boolean withdraw(long request) {
        Entry entry = byRequest.get(request);
        if (entry == null || entry.answer != null) return false;
        forget(entry);
        byRequest.remove(request);
        return true;
    }

    boolean isIdle() {
        return open == 0;
    }

    void clear() {
        byRequest.clear();
        open = 0;
        bytes = 0;
    }

    private void prune(long nowMillis) {
        Iterator<Entry> oldestFirst = byRequest.values().iterator();
        while (oldestFirst.hasNext()) {
            Entry entry = oldestFirst.next();
            boolean tooOld = nowMillis - entry.since > KEPT_MILLIS;
            boolean tooMany = byRequest.size() >= MOST || bytes > MOST_BYTES;
            if (!tooOld && !tooMany) return;
            if (!tooOld && entry.answer == null) continue;
            forget(entry);
            oldestFirst.remove();
        }
    }

    private void forget(Entry entry) {
        if (entry.answer == null) open--;
        bytes -= entry.bytes();
    }
}
