package io.folkmoot.actors.routing;

import io.folkmoot.protocol.keys.PublicKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Peers that others named and we do not know, a few for each bucket. The first address heard for a peer stays until it has
 * been tried; where there are too many, the oldest makes room, since what was heard last is the likelier to be true.
 */
final class Hearsay {
    /** A bucket with room asks them at once, so that more of them only wait where nobody needs them. */
    static final int PER_BUCKET = 8;

    private final Diversity diversity;
    private final NavigableMap<Integer, Map<PublicKey, Located>> byBucket = new TreeMap<>();

    Hearsay(Diversity diversity) {
        this.diversity = diversity;
    }

    void heard(int bucket, Located peer) {
        Map<PublicKey, Located> heard = byBucket.computeIfAbsent(bucket, index -> new LinkedHashMap<>());
        if (heard.containsKey(peer.contact().key()) || !isDiverse(heard, peer)) return;
        heard.put(peer.contact().key(), peer);
        if (heard.size() > PER_BUCKET) heard.remove(heard.keySet().iterator().next());
    }

    private boolean isDiverse(Map<PublicKey, Located> heard, Located peer) {
        var others = heard.values().stream()
                .map(other -> Member.verified(other, 0, Member.UNMEASURED))
                .toList();
        return diversity.fitsBucket(others, peer.contact().address());
    }

    void forget(int bucket, PublicKey peer) {
        Map<PublicKey, Located> heard = byBucket.get(bucket);
        if (heard == null) return;
        heard.remove(peer);
        if (heard.isEmpty()) byBucket.remove(bucket);
    }

    /** The next for a bucket that qualifies, our own neighbourhood first: there every contact counts. */
    @Nullable
    Located poll(IntPredicate qualifies) {
        for (var entry : byBucket.descendingMap().entrySet()) {
            if (!qualifies.test(entry.getKey())) continue;
            Located next = entry.getValue().values().iterator().next();
            forget(entry.getKey(), next.contact().key());
            return next;
        }
        return null;
    }

    boolean isEmpty() {
        return byBucket.isEmpty();
    }

    int size() {
        return byBucket.values().stream().mapToInt(Map::size).sum();
    }
}
