package io.folkmoot.actors.links;

import org.jspecify.annotations.Nullable;

/**
 * What this neighbour asked lately and what it was answered: a request that comes again is not done again, its answer is
 * repeated. That it came is remembered for as long as the neighbour may ask again; the answers only as far as there is
 * room, the oldest going first, and a request whose answer is gone is then not answered a second time.
 */
final class Answers {
    /** Requests of one neighbour that are being worked on at once; more are answered: busy. */
    static final int MOST_OPEN = 512;

    /** Of most neighbours one or two requests are under way at once. */
    private static final int LEAST_PLACES = 4;
    /** A power of two, as all sizes of the ring: the place of an id is its last bits. */
    private static final int MOST_PLACES = 1_024;

    private static final int MOST_BYTES = 256 << 10;
    /** Whoever still wants an answer has asked again several times by then, see {@link Pace}. */
    private static final long KEPT_NANOS = 10_000_000_000L;

    private final SeenIds seen = new SeenIds();
    private @Nullable Entry[] places = new Entry[LEAST_PLACES];
    private int open;
    private int bytes;
    /** The id at whose place the next answer goes when there is no room; whoever asks in order has none older. */
    private long oldest;

    private long lastNew;

    private static final class Entry {
        final long request;
        final long since;
        final boolean byStream;

        @Nullable
        Outgoing answer;

        boolean withdrawn;

        Entry(long request, long since, boolean byStream) {
            this.request = request;
            this.since = since;
            this.byStream = byStream;
        }

        int bytes() {
            return answer == null ? 0 : answer.frame().length();
        }

        boolean isWantedAt(long now) {
            return answer == null || now - since < KEPT_NANOS;
        }
    }

    /** What to do with a request that came. */
    enum Heard {
        NEW,
        AGAIN,
        /** The asker has its answer, or has given up. */
        SETTLED,
        TOO_MANY
    }

    Heard hear(long request, boolean byStream, long now) {
        if (seen.hasSeen(request)) return Heard.AGAIN;
        if (seen.isSettled(request)) return Heard.SETTLED;
        if (open >= MOST_OPEN || !makePlace(request, now)) return Heard.TOO_MANY;
        seen.see(request);
        if (open == 0 && bytes == 0) oldest = request;
        places[place(request)] = new Entry(request, now, byStream);
        open++;
        lastNew = now;
        return Heard.NEW;
    }

    /** False if nobody waits for it any more, or it was answered before. */
    boolean answer(long request, Outgoing answer) {
        Entry entry = entry(request);
        if (entry == null || entry.answer != null) return false;
        if (entry.withdrawn) {
            forget(entry);
            return false;
        }
        entry.answer = answer;
        open--;
        bytes += entry.bytes();
        makeRoomBeside(request);
        return true;
    }

    /** Whether somebody here still works on it. */
    boolean isBeingDone(long request) {
        Entry entry = entry(request);
        return entry != null && entry.answer == null;
    }

    /** The answer to a read need not be kept: one that comes again is done again, and nothing is different. */
    void release(long request) {
        Entry entry = entry(request);
        if (entry != null && entry.answer != null) forget(entry);
    }

    /** Takes up again what came before and was released; false if there is no place, or it is not forgotten. */
    boolean reopen(long request, boolean byStream, long now) {
        if (entry(request) != null || open >= MOST_OPEN || !makePlace(request, now)) return false;
        places[place(request)] = new Entry(request, now, byStream);
        open++;
        return true;
    }

    /** Null while it is still being worked on, or if it is forgotten. */
    @Nullable
    Outgoing answerTo(long request) {
        Entry entry = entry(request);
        return entry == null ? null : entry.answer;
    }

    boolean knows(long request) {
        return seen.hasSeen(request);
    }

    boolean cameByStream(long request) {
        Entry entry = entry(request);
        return entry != null && entry.byStream;
    }

    /** True if it was being worked on. */
    boolean withdraw(long request) {
        Entry entry = entry(request);
        if (entry == null || entry.answer != null) return false;
        if (entry.withdrawn) return false;
        // It goes on taking its place: whoever works on it has to find out first.
        entry.withdrawn = true;
        return true;
    }

    /** Done with, without an answer. */
    void close(long request) {
        Entry entry = entry(request);
        if (entry != null && entry.answer == null) forget(entry);
    }

    /** What nobody here has answered by now, nobody waits for. */
    boolean isIdle(long now) {
        return open == 0 || now - lastNew > Links.LONGEST_PATIENCE_MILLIS * 1_000_000;
    }

    void clear() {
        seen.forget();
        places = new Entry[LEAST_PLACES];
        open = 0;
        bytes = 0;
    }

    /** Frees the place of a request, by more places if that one is still wanted; false if there are no more. */
    private boolean makePlace(long request, long now) {
        while (true) {
            Entry there = places[place(request)];
            if (there == null) return true;
            boolean full = places.length == MOST_PLACES;
            if (there.isWantedAt(now) && !full) {
                grow();
                continue;
            }
            if (there.answer == null && !isAbandoned(there, now)) return false;
            forget(there);
            return true;
        }
    }

    /** Nobody here will answer any more what no asker waits for. */
    private static boolean isAbandoned(Entry entry, long now) {
        return now - entry.since > Links.LONGEST_PATIENCE_MILLIS * 1_000_000;
    }

    private void grow() {
        Entry[] smaller = places;
        places = new Entry[2 * smaller.length];
        for (Entry entry : smaller) {
            if (entry != null) places[place(entry.request)] = entry;
        }
    }

    /** Goes once round the ring at most, from the oldest on: the asker chooses its ids, and they may jump and fall. */
    private void makeRoomBeside(long request) {
        if (request - oldest >= places.length) oldest = request + 1 - places.length;
        for (int looked = 0; bytes > MOST_BYTES && looked < places.length; looked++) {
            Entry entry = places[place(oldest++)];
            if (entry != null && entry.answer != null && entry.request != request) forget(entry);
        }
    }

    private void forget(Entry entry) {
        if (entry.answer == null) open--;
        bytes -= entry.bytes();
        places[place(entry.request)] = null;
    }

    private @Nullable Entry entry(long request) {
        Entry there = places[place(request)];
        return there != null && there.request == request ? there : null;
    }

    private int place(long request) {
        return (int) request & (places.length - 1);
    }
}
