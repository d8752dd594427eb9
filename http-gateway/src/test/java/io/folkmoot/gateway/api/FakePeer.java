package io.folkmoot.gateway.api;

import io.folkmoot.actors.door.Drop;
import io.folkmoot.actors.links.Count;
import io.folkmoot.actors.links.Encounter;
import io.folkmoot.actors.links.Reply;
import io.folkmoot.actors.links.Status;
import io.folkmoot.actors.lookup.Hop;
import io.folkmoot.actors.lookup.Lookups;
import io.folkmoot.actors.lookup.Outcome;
import io.folkmoot.actors.lookup.Responder;
import io.folkmoot.actors.lookup.Search;
import io.folkmoot.actors.peer.Health;
import io.folkmoot.actors.peer.Peer;
import io.folkmoot.actors.routing.Located;
import io.folkmoot.actors.routing.PeerView;
import io.folkmoot.actors.routing.RoutingTable;
import io.folkmoot.actors.wire.Direct;
import io.folkmoot.actors.wire.WireCounts;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.frames.Failure;
import io.folkmoot.protocol.frames.Ping;
import io.folkmoot.protocol.identity.Names;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.records.RecordDraft;
import io.folkmoot.protocol.records.RecordSets;
import io.folkmoot.protocol.records.SignedRecord;
import io.folkmoot.protocol.signing.NetworkId;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** A peer of one's own making: it knows one neighbour, keeps records in a map, and counts what it was told to do. */
final class FakePeer {
    static final SigningKey KEY = SigningKey.fromSeed(Bytes.hex("11".repeat(32)));
    static final SigningKey NEIGHBOUR = SigningKey.fromSeed(Bytes.hex("22".repeat(32)));
    static final Address ADDRESS = new Address(Bytes.hex("7f000001"), 4_001);
    static final Contact CONTACT = new Contact(NEIGHBOUR.publicKey(), new Address(Bytes.hex("7f000001"), 4_002));
    static final NetworkId NETWORK = new NetworkId(Bytes.hex("33".repeat(32)));

    final AtomicInteger stops = new AtomicInteger();
    final AtomicInteger publishes = new AtomicInteger();
    final Map<TableKey, RecordSets> held =
            new ConcurrentSkipListMap<>((a, b) -> a.toHex().compareTo(b.toHex()));

    volatile Health health = new Health(Health.State.OK, List.of());
    volatile Outcome.Storing storing = Outcome.Storing.DONE;
    volatile Outcome.Certainty absence = Outcome.Certainty.PROVED_ABSENT;
    volatile boolean silent;

    private static final Outcome.Course COURSE = new Outcome.Course(
            3, 2, 4_567_891, List.of(new Hop(Located.of(CONTACT), 0, 1, 0, 1_000_000, "answered", 5)));

    Behavior<Peer.Command> behavior() {
        return Behaviors.receiveMessage(command -> {
            if (!silent) answer(command);
            return Behaviors.same();
        });
    }

    private void answer(Peer.Command command) {
        switch (command) {
            case Peer.GetHealth get -> get.replyTo().tell(health);
            case Peer.GetStatus get -> get.replyTo().tell(status());
            case Peer.GetPeers get -> get.replyTo().tell(new RoutingTable.Peers(List.of(neighbour())));
            case Peer.GetLinks get -> get.replyTo().tell(links());
            case Peer.Seek seek -> seek(seek.command());
            case Peer.Publish publish -> publish(publish);
            case Peer.Ping ping ->
                ping.replyTo().tell(new Reply.Answered(ping.ref(), ping.to().key(), new Ping(), 1_234_567));
            case Peer.Meet meet -> meet(meet);
            case Peer.AwaitJoin await -> await.replyTo().tell(new Peer.Joined(true, "joined"));
            case Peer.Stop stop -> {
                stops.incrementAndGet();
                stop.replyTo().tell(new Peer.Stopped());
            }
            default -> throw new IllegalArgumentException("a peer says this to itself only: " + command);
        }
    }

    private Peer.PeerStatus status() {
        return new Peer.PeerStatus(
                Names.of(KEY.publicKey()).nodeId(),
                KEY.publicKey(),
                ADDRESS,
                health,
                1,
                1,
                held.size(),
                Duration.ofSeconds(61),
                new TreeMap<>(Map.of("bucket", 0L)),
                new TreeMap<>());
    }

    private static PeerView neighbour() {
        return new PeerView(Located.of(CONTACT), 255, 0, OptionalLong.of(2_500_000));
    }

    private static Status links() {
        Map<Count, Long> counts = new EnumMap<>(Count.class);
        for (Count count : Count.values()) counts.put(count, 1L);
        Map<Drop, Long> drops = new EnumMap<>(Drop.class);
        var view = new Status.LinkView(NEIGHBOUR.publicKey(), new Direct(CONTACT.address()), false);
        return new Status(List.of(view), counts, drops, WireCounts.NONE, true);
    }

    private void meet(Peer.Meet meet) {
        boolean known = meet.address().equals(CONTACT.address());
        meet.replyTo()
                .tell(known ? new Encounter.Met(meet.ref(), CONTACT) : new Encounter.Unmet(meet.ref(), meet.address()));
    }

    private void seek(Lookups.Command command) {
        if (!(command instanceof Lookups.Begin begin)) return;
        begin.replyTo()
                .tell(
                        switch (begin.search()) {
                            case Search.Nodes nodes ->
                                new Outcome.Closest(
                                        begin.ref(),
                                        List.of(new Responder(Located.of(CONTACT), Bytes.EMPTY)),
                                        true,
                                        COURSE);
                            case Search.Value value -> values(begin.ref(), value.key());
                            case Search.Store store ->
                                throw new IllegalStateException("nobody here stores by searching");
                        });
    }

    private Outcome values(long ref, TableKey key) {
        RecordSets sets = held.getOrDefault(key, RecordSets.empty(key));
        Outcome.Certainty certainty = sets.isEmpty() ? absence : Outcome.Certainty.FOUND;
        return new Outcome.Values(ref, certainty, sets, sets.isEmpty() ? 0 : 7, 7, 20, COURSE);
    }

    private void publish(Peer.Publish publish) {
        publishes.incrementAndGet();
        Peer.Draft draft = publish.draft();
        RecordDraft fresh = RecordDraft.of(NETWORK, draft.kind(), System.currentTimeMillis())
                .name(draft.name())
                .body(draft.body());
        draft.life().ifPresent(fresh::life);
        SignedRecord record = fresh.sign(KEY);
        if (storing == Outcome.Storing.DONE)
            held.merge(record.key(), RecordSets.empty(record.key()).with(record), RecordSets::merge);
        int copies = storing == Outcome.Storing.DONE ? 14 : 3;
        List<Outcome.Refused> refusals = storing == Outcome.Storing.TOO_FEW
                ? List.of(new Outcome.Refused(Optional.empty(), Failure.Reason.STORAGE, "no room for the file"))
                : List.of();
        var stored = new Outcome.Stored(publish.ref(), storing, copies, 14, refusals, COURSE);
        publish.replyTo().tell(new Peer.Published(publish.ref(), Optional.of(record), stored));
    }
}
