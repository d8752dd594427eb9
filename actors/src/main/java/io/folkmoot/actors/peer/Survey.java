package io.folkmoot.actors.peer;

import io.folkmoot.actors.links.Count;
import io.folkmoot.actors.links.Links;
import io.folkmoot.actors.links.Status;
import io.folkmoot.actors.lookup.Lookups;
import io.folkmoot.actors.peer.Peer.PeerStatus;
import io.folkmoot.actors.records.Records;
import io.folkmoot.actors.routing.RoutingTable;
import io.folkmoot.persistence.records.StoreCounts;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** Asks all parts how they fare, for one status. A part that does not say in time, as it is being restarted, is left out. */
final class Survey extends AbstractMatchingBehavior<Survey.Command> {

    sealed interface Command {}

    private record OfLinks(Status status) implements Command {}

    private record OfLookups(Lookups.Counts counts) implements Command {}

    private record OfRecords(Records.Status status) implements Command {}

    private record OfTable(RoutingTable.Counts counts) implements Command {}

    private record TimeIsUp() implements Command {}

    record Parts(
            ActorRef<Links.Command> links,
            ActorRef<RoutingTable.Command> table,
            ActorRef<Lookups.Command> lookups,
            ActorRef<Records.Command> records) {}

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final int ASKED = 4;

    /** The status so far lacks the links and the counts of the parts. */
    static Behavior<Command> create(Parts parts, PeerStatus status, StoreCounts store, ActorRef<PeerStatus> replyTo) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            timers.startSingleTimer(new TimeIsUp(), PATIENCE);
            return new Survey(context, parts, status, store, replyTo);
        }));
    }

    private final PeerStatus status;
    private final ActorRef<PeerStatus> replyTo;
    private final Map<String, Long> counts;
    private int neighbours;
    private int heard;

    private Survey(
            ActorContext<Command> context,
            Parts parts,
            PeerStatus status,
            StoreCounts store,
            ActorRef<PeerStatus> replyTo) {
        super(context);
        this.status = status;
        this.replyTo = replyTo;
        this.counts = new TreeMap<>(status.counts());
        count(store);
        parts.links().tell(new Links.GetStatus(context.messageAdapter(Status.class, OfLinks::new)));
        parts.table().tell(new RoutingTable.GetCounts(context.messageAdapter(RoutingTable.Counts.class, OfTable::new)));
        parts.lookups().tell(new Lookups.GetCounts(context.messageAdapter(Lookups.Counts.class, OfLookups::new)));
        parts.records().tell(new Records.GetStatus(context.messageAdapter(Records.Status.class, OfRecords::new)));
    }

    @Override
    public Behavior<Command> onMessage(Command command) {
        switch (command) {
            case OfLinks(Status links) -> count(links);
            case OfLookups(Lookups.Counts lookups) -> count(lookups);
            case OfTable(RoutingTable.Counts table) ->
                table.counts().forEach((count, number) -> counts.put(count.word(), number));
            case OfRecords(Records.Status records) -> counts.putAll(records.counts());
            case TimeIsUp() -> heard = ASKED;
        }
        if (++heard < ASKED) return this;
        replyTo.tell(status.with(neighbours, counts));
        return Behaviors.stopped();
    }

    private void count(Status links) {
        neighbours = links.links().size();
        for (Map.Entry<Count, Long> entry : links.counts().entrySet())
            counts.put(entry.getKey().word(), entry.getValue());
    }

    private void count(Lookups.Counts lookups) {
        counts.put("searches-begun", lookups.begun());
        counts.put("searches-under-way", lookups.underWay());
        counts.put("searches-refused-busy", lookups.refusedBusy());
        counts.put("searches-crashed", lookups.crashed());
        counts.put("searches-requests", lookups.requests());
        counts.put("searches-lies", lookups.lies());
    }

    private void count(StoreCounts store) {
        counts.put("store-records", store.records());
        counts.put("store-bytes", store.bytes());
        counts.put("store-commits", store.commits());
        counts.put("store-syncs", store.syncs());
        counts.put("store-writes", store.writes());
        counts.put("store-reads", store.reads());
        counts.put("store-evicted", store.evicted());
        counts.put("store-damaged", store.damaged());
    }
}
