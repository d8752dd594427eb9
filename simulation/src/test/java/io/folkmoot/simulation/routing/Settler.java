package io.folkmoot.simulation.routing;

import io.folkmoot.actors.door.Door;
import io.folkmoot.actors.links.Inbound;
import io.folkmoot.actors.links.LinkEvent;
import io.folkmoot.actors.links.LinkSettings;
import io.folkmoot.actors.links.Links;
import io.folkmoot.actors.links.Reply;
import io.folkmoot.actors.links.Self;
import io.folkmoot.actors.routing.Experience;
import io.folkmoot.actors.routing.Located;
import io.folkmoot.actors.routing.PeerView;
import io.folkmoot.actors.routing.PublishedTable;
import io.folkmoot.actors.routing.RoutingTable;
import io.folkmoot.actors.routing.TableCount;
import io.folkmoot.actors.routing.TableEvent;
import io.folkmoot.actors.supervision.Part;
import io.folkmoot.actors.supervision.Supervision;
import io.folkmoot.actors.wire.Wire;
import io.folkmoot.config.Settings;
import io.folkmoot.persistence.records.Notes;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.frames.Ping;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.identity.Placement;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.signing.NetworkId;
import io.folkmoot.simulation.network.SimulatedNetwork;
import io.folkmoot.simulation.world.World;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;

/** A peer of which only links and table are there: it meets others and remembers them, in life after life. */
final class Settler {
    static final Settings.Routing SETTINGS = new Settings.Routing(
            20, 20, Duration.ofHours(1), 2, 10, true, 1, Duration.ofSeconds(1), Duration.ofDays(1), 2);
    private static final NetworkId NETWORK = new NetworkId(Bytes.adopt(new byte[32]));
    private static final LinkSettings LINKS =
            new LinkSettings(16 << 10, 256, 64, Duration.ofMinutes(10), Duration.ofSeconds(60), Duration.ofHours(1));

    /** Notes that outlive the process, and keep what was written in order. */
    static final class Paper implements Notes {
        final Map<String, Bytes> pages = new TreeMap<>();
        int writings;
        boolean answers = true;

        @Override
        public void read(String name, Consumer<Optional<Bytes>> done) {
            if (answers) done.accept(Optional.ofNullable(pages.get(name)));
        }

        @Override
        public void write(String name, Bytes content) {
            pages.put(name, content);
            writings++;
        }
    }

    private final World world;
    private final SimulatedNetwork network;
    private final String name;
    private final Settings.Routing settings;
    final SigningKey key;
    final Paper paper = new Paper();
    final List<TableEvent> events = new ArrayList<>();
    Address address;
    boolean participates = true;
    /** How far the clock on this peer's wall is off. */
    Duration wallOffset = Duration.ZERO;

    /** So many of the next turns of buckets crash. */
    int bucketCrashes;
    /** So many of the next turns of the table. */
    int tableCrashes;

    PublishedTable published = new PublishedTable();
    private int lives;
    private int begun;
    private int collectors;
    private @Nullable ActorSystem<Void> system;
    private @Nullable Wire wire;
    private @Nullable ActorRef<Links.Command> links;
    private @Nullable ActorRef<RoutingTable.Command> table;
    private @Nullable Supervision supervision;

    Settler(World world, SimulatedNetwork network, String name, Address address, Settings.Routing settings) {
        this.world = world;
        this.network = network;
        this.name = name;
        this.address = address;
        this.settings = settings;
        this.key = SigningKey.generate(world.random("key of " + name));
    }

    static Address privateAddress(int host) {
        return new Address(Bytes.adopt(new byte[] {10, 0, (byte) (host >> 8), (byte) host}), 4000);
    }

    NodeId id() {
        return Placement.of(key.publicKey());
    }

    Contact contact() {
        return new Contact(key.publicKey(), address);
    }

    Settler start() {
        lives++;
        events.clear();
        published = new PublishedTable();
        RandomGenerator dice = world.random("dice of " + name + " in life " + lives);
        Wire opened = network.open(address, key.publicKey());
        wire = opened;
        system = world.actorSystem(name + "-" + lives, Behaviors.setup(context -> {
            var adopted = new Supervision(world, dice);
            supervision = adopted;
            ActorRef<Inbound> handler = context.spawn(listening(asked -> {}), "handler");
            ActorRef<LinkEvent> happenings = context.spawn(
                    listening(event -> running(table).tell(new RoutingTable.LinkHappened(event))), "events");
            ActorRef<TableEvent> listener = context.spawn(listening(events::add), "table-events");
            Self self = Self.of(key, NETWORK, participates, false, dice.nextLong(), Bytes.adopt(new byte[32]));
            ActorRef<Links.Command> spoken = context.spawn(
                    Links.create(new Links.Parts(
                            self, LINKS, Door.Settings.defaults(), opened, world, dice, handler, happenings)),
                    "links");
            links = spoken;
            InstantSource wall = () -> world.wallClock().instant().plus(wallOffset);
            var parts = new RoutingTable.Parts(
                    key.publicKey(), settings, spoken, published, paper, wall, this::clock, dice, listener, adopted);
            table = context.spawn(adopted.restarting(Part.TABLE, () -> RoutingTable.create(parts)), "routing-table");
            begun = lives;
            return Behaviors.empty();
        }));
        world.runUntil(() -> begun == lives, Duration.ofSeconds(1));
        return this;
    }

    /** A bucket looks at the clock in each of its turns, the table in most, so that is where they can be made to fail. */
    private long clock() {
        if (bucketCrashes > 0 && isAskedBy("Bucket")) {
            bucketCrashes--;
            throw new IllegalStateException("made to fail");
        }
        if (tableCrashes > 0 && isAskedBy("Table")) {
            tableCrashes--;
            throw new IllegalStateException("made to fail");
        }
        return world.nanos();
    }

    private static boolean isAskedBy(String type) {
        return StackWalker.getInstance()
                .walk(frames -> frames.limit(4)
                        .anyMatch(frame -> frame.getClassName().equals("io.folkmoot.actors.routing." + type)));
    }

    /** As a process that is killed. */
    void crash() {
        running(wire).close();
        running(system).terminate();
    }

    /** Talks to the other, as a search would. */
    void meet(Settler other) {
        running(links)
                .tell(new Links.Ask(
                        other.contact(), new Ping(), Duration.ofSeconds(2), 0, collector("met", (Consumer<Reply>)
                                reply -> {})));
    }

    void tell(RoutingTable.Command command) {
        running(table).tell(command);
    }

    void answers(Settler other) {
        tell(new RoutingTable.Experienced(List.of(new Experience(other.contact(), true, 20_000_000))));
    }

    void fails(Settler other) {
        tell(new RoutingTable.Experienced(List.of(new Experience(other.contact(), false, 0))));
    }

    List<NodeId> known() {
        return published.closest(id(), 5_000).stream().map(Located::id).toList();
    }

    boolean knows(Settler other) {
        return known().contains(other.id());
    }

    List<PeerView> peers() {
        List<PeerView> peers = new ArrayList<>();
        boolean[] told = {false};
        tell(new RoutingTable.GetPeers(collector("peers", answer -> {
            peers.addAll(answer.peers());
            told[0] = true;
        })));
        world.runUntil(() -> told[0], Duration.ofSeconds(5));
        return peers;
    }

    long count(TableCount count) {
        List<RoutingTable.Counts> told = new ArrayList<>();
        tell(new RoutingTable.GetCounts(collector("counts", told::add)));
        world.runUntil(() -> !told.isEmpty(), Duration.ofSeconds(1));
        Long value = told.getFirst().counts().get(count);
        return value == null ? 0 : value;
    }

    Supervision supervision() {
        return running(supervision);
    }

    private <T> ActorRef<T> collector(String what, Consumer<T> consumer) {
        return running(system).systemActorOf(listening(consumer), what + "-" + ++collectors, Props.empty());
    }

    private static <T> Behavior<T> listening(Consumer<T> consumer) {
        return Behaviors.receiveMessage(message -> {
            consumer.accept(message);
            return Behaviors.same();
        });
    }

    private static <T> T running(@Nullable T part) {
        if (part == null) throw new IllegalStateException("not running");
        return part;
    }
}
