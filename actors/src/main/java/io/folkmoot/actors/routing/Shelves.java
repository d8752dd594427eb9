package io.folkmoot.actors.routing;

import io.folkmoot.actors.supervision.Part;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.jspecify.annotations.Nullable;

/** The buckets in use: each is an actor of its own from its first contact on, and begins again from its members if it crashes. */
final class Shelves {
    private final ActorContext<RoutingTable.Command> context;
    private final RoutingTable.Parts parts;
    private final BucketRules rules;
    private final Map<Integer, Shelf> byBucket = new TreeMap<>();
    private int lookedAt = -1;

    Shelves(ActorContext<RoutingTable.Command> context, RoutingTable.Parts parts) {
        this.context = context;
        this.parts = parts;
        this.rules = BucketRules.of(parts.settings());
    }

    BucketRules rules() {
        return rules;
    }

    Map<Integer, Shelf> all() {
        return byBucket;
    }

    int size() {
        return byBucket.size();
    }

    boolean has(int bucket) {
        return byBucket.containsKey(bucket);
    }

    @Nullable
    Shelf get(int bucket) {
        return byBucket.get(bucket);
    }

    /** Does not begin a bucket, since there is nobody in it who could be meant. */
    void tell(int bucket, Bucket.Command command) {
        Shelf shelf = byBucket.get(bucket);
        if (shelf != null) shelf.bucket().tell(command);
    }

    void begin(int bucket, List<Member> members) {
        if (has(bucket)) return;
        var memory = new Bucket.Memory(members);
        var start = parts.supervision()
                .restarting(Part.BUCKET, () -> Bucket.create(bucket, rules, memory, parts.clock(), context.getSelf()));
        byBucket.put(bucket, new Shelf(context.spawn(start, "bucket-" + bucket), memory));
    }

    /** One after the other, so that their checks do not all come at once. */
    void letOneLookRound() {
        if (byBucket.isEmpty()) return;
        lookedAt = next();
        tell(lookedAt, new Bucket.LookRound());
    }

    private int next() {
        for (int bucket : byBucket.keySet()) if (bucket > lookedAt) return bucket;
        return byBucket.keySet().iterator().next();
    }
}
