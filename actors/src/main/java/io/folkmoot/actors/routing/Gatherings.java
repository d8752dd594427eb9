package io.folkmoot.actors.routing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What buckets know of their members is asked of them only when somebody wants it: this collects their answers. For a
 * bucket that is not there to answer, what it last published has to do.
 */
final class Gatherings {
    private record Gathering(
            Map<Integer, Shelf> awaited,
            Map<Integer, List<Member>> told,
            long begunAt,
            Consumer<Map<Integer, List<Member>>> done) {}

    private final Map<Long, Gathering> open = new LinkedHashMap<>();
    private long lastRef;

    void begin(Map<Integer, Shelf> shelves, long now, Consumer<Map<Integer, List<Member>>> done) {
        if (shelves.isEmpty()) {
            done.accept(new TreeMap<>());
            return;
        }
        long ref = ++lastRef;
        open.put(ref, new Gathering(new TreeMap<>(shelves), new TreeMap<>(), now, done));
        shelves.values().forEach(shelf -> shelf.bucket().tell(new Bucket.Describe(ref)));
    }

    void described(long ref, int bucket, List<Member> members) {
        Gathering gathering = open.get(ref);
        if (gathering == null) return;
        gathering.awaited().remove(bucket);
        gathering.told().put(bucket, members);
        if (gathering.awaited().isEmpty()) finish(ref, gathering);
    }

    /** Ends those that were begun before this time. */
    void late(long before) {
        Map<Long, Gathering> late = new LinkedHashMap<>(open);
        late.values().removeIf(gathering -> gathering.begunAt() > before);
        late.forEach(this::finish);
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    private void finish(long ref, Gathering gathering) {
        open.remove(ref);
        gathering
                .awaited()
                .forEach((bucket, shelf) ->
                        gathering.told().put(bucket, shelf.memory().members()));
        gathering.done().accept(gathering.told());
    }
}
