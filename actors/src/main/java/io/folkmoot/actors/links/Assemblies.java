package io.folkmoot.actors.links;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.packets.Content.Part;
import io.folkmoot.protocol.packets.Content.Received;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Bodies of one neighbour that have come in part. Answers have as many places as there are requests of ours; of the
 * neighbour's own requests only a few are taken up at once, and others wait until it sends their parts again.
 */
final class Assemblies {
    /** At most 140 KiB of unfinished requests of one neighbour. */
    static final int MOST_REQUESTS = 8;

    /** Whoever is still sending sends more often than this, see {@link Pace}. */
    private static final long STALE_NANOS = 4_000_000_000L;

    private final int maxFrame;
    /** Made with the first part: nearly everything travels whole. */
    private Map<Long, Assembly> requests = Collections.emptyMap();

    private Map<Long, Assembly> answers = Collections.emptyMap();

    Assemblies(int maxFrame) {
        this.maxFrame = maxFrame;
    }

    /** What to tell the sender, and the frame if it is whole now; nothing at all where there was no place for the part. */
    record Step(List<Received> tell, @Nullable Bytes frame, boolean taken) {
        private static final Step NOT_TAKEN = new Step(List.of(), null, false);
    }

    Step add(Part part, long now) {
        if (requests.isEmpty() && answers.isEmpty()) begin();
        Map<Long, Assembly> ours = part.answer() ? answers : requests;
        Assembly assembly = ours.get(part.request());
        Received forgotten = null;
        if (assembly == null) {
            if (!part.answer() && requests.size() >= MOST_REQUESTS) {
                forgotten = makeRoom(now);
                if (forgotten == null) return Step.NOT_TAKEN;
            }
            assembly = new Assembly(part.count());
            ours.put(part.request(), assembly);
        }
        if (!assembly.add(part, maxFrame, now)) {
            ours.remove(part.request());
            return Step.NOT_TAKEN;
        }
        if (assembly.isWhole()) ours.remove(part.request());
        Received arrived = new Received(part.request(), part.answer(), assembly.arrived());
        return new Step(
                forgotten == null ? List.of(arrived) : List.of(arrived, forgotten),
                assembly.isWhole() ? assembly.join() : null,
                true);
    }

    private void begin() {
        requests = new LinkedHashMap<>();
        answers = new LinkedHashMap<>();
    }

    /** The answer is not waited for any more. */
    void forgetAnswer(long request) {
        if (!answers.isEmpty()) answers.remove(request);
    }

    void clear() {
        requests.clear();
        answers.clear();
    }

    /** Gives the place of an abandoned request away; whoever sent its parts hears that none of them is here now. */
    private @Nullable Received makeRoom(long now) {
        for (Map.Entry<Long, Assembly> entry : requests.entrySet()) {
            if (now - entry.getValue().touched() > STALE_NANOS) {
                requests.remove(entry.getKey());
                return new Received(entry.getKey(), false, 0);
            }
        }
        return null;
    }

    private static final class Assembly {
        private final @Nullable Bytes[] parts;
        private long arrived;
        private int bytes;
        private long touched;

        Assembly(int count) {
            parts = new Bytes[count];
        }

        /** False if it contradicts what came before, or the whole is too large. */
        boolean add(Part part, int maxFrame, long now) {
            if (part.count() != parts.length) return false;
            touched = now;
            Bytes known = parts[part.index()];
            if (known != null) return known.equals(part.bytes());
            arrived |= 1L << part.index();
            parts[part.index()] = part.bytes();
            bytes += part.bytes().length();
            return bytes <= maxFrame;
        }

        long touched() {
            return touched;
        }

        long arrived() {
            return arrived;
        }

        boolean isWhole() {
            return Long.bitCount(arrived) == parts.length;
        }

        Bytes join() {
            byte[] whole = new byte[bytes];
            int at = 0;
            for (Bytes part : parts) {
                if (part == null) throw new IllegalStateException("joined before it is whole");
                System.arraycopy(part.unsafeArray(), 0, whole, at, part.length());
                at += part.length();
            }
            return Bytes.adopt(whole);
        }
    }
}
