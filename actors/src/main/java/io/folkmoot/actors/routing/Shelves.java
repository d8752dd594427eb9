package io.folkmoot.actors.routing;

import io.folkmoot.actors.links.LastHeard;
import io.folkmoot.actors.links.Links;
import io.folkmoot.actors.supervision.Part;
import io.folkmoot.protocol.identity.Placement;
import io.folkmoot.protocol.keys.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.jspecify.annotations.Nullable;

/** The buckets in use: each is an actor of its own from its first contact on, and begins again from its members if it crashes. */
final class Shelves {
    private final ActorContext<RoutingTable.Command> context;
    private final RoutingTable.Parts parts;
    private final BucketRules rules;
    private final Map<Integer, Shelf> byBucket = new TreeMap<>();
    private final ActorRef<LastHeard> sessions;
    private int lookedAt = -1;

    Shelves(ActorContext<RoutingTable.Command> context, RoutingTable.Parts parts, ActorRef<LastHeard> sessions) {
        this.context = context;
        this.sessions = sessions;
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

    /**
     * One after the other, so that their checks do not all come at once. The one whose turn is next is to know by then who
     * was heard of its own accord, and needs no ping.
     */
    void letOneLookRound(TableIndex index) {
        if (byBucket.isEmpty()) return;
        lookedAt = next();
        tell(lookedAt, new Bucket.LookRound());
        int later = next();
        List<PublicKey> members =
                index.bucket(later).stream().map(peer -> peer.contact().key()).toList();
        if (!members.isEmpty()) parts.links().tell(new Links.WhenHeard(members, later, sessions));
    }

    void notice(LastHeard heard) {
        List<Bucket.Heard> noticed = new ArrayList<>();
        heard.nanos().forEach((key, nanos) -> noticed.add(new Bucket.Heard(Placement.of(key), nanos)));
        if (!noticed.isEmpty()) tell((int) heard.ref(), new Bucket.Noticed(noticed));
    }

    private int next() {
        for (int bucket : byBucket.keySet()) if (bucket > lookedAt) return bucket;
        return byBucket.keySet().iterator().next();
    }
}
