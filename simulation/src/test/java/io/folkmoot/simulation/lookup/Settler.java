package io.folkmoot.simulation.lookup;

import io.folkmoot.actors.door.Door;
import io.folkmoot.actors.links.Inbound;
import io.folkmoot.actors.links.LinkEvent;
import io.folkmoot.actors.links.LinkSettings;
import io.folkmoot.actors.links.Links;
import io.folkmoot.actors.links.Self;
import io.folkmoot.actors.lookup.Lookups;
import io.folkmoot.actors.lookup.Options;
import io.folkmoot.actors.lookup.Outcome;
import io.folkmoot.actors.lookup.Search;
import io.folkmoot.actors.routing.Located;
import io.folkmoot.actors.routing.RoutingTable;
import io.folkmoot.actors.supervision.Supervision;
import io.folkmoot.actors.wire.Wire;
import io.folkmoot.config.Settings;
import io.folkmoot.persistence.records.Allowance;
import io.folkmoot.persistence.records.MemoryStore;
import io.folkmoot.persistence.records.Result;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.frames.Message;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.records.IssuerCheck;
import io.folkmoot.protocol.records.RecordSets;
import io.folkmoot.protocol.records.SignedRecord;
import io.folkmoot.protocol.records.Validator;
import io.folkmoot.protocol.signing.NetworkId;
import io.folkmoot.simulation.network.SimulatedNetwork;
import io.folkmoot.simulation.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;

/** One peer of a test: real links and real searches, behind them a holder as simple as can be, and a table of paper. */
final class Settler {
    static final NetworkId NETWORK = new NetworkId(Bytes.adopt(new byte[32]));
    static final Validator VALIDATOR = new Validator(NETWORK, IssuerCheck.EVERYBODY, record -> Optional.empty());
    private static final LinkSettings LINKS =
            new LinkSettings(16 << 10, 256, 512, Duration.ofMinutes(10), Duration.ofSeconds(60), Duration.ofHours(1));
    private static final long STORE_BYTES = 16 << 20;

    private final World world;
    private final String name;
    private final Wire wire;
    final SigningKey key;
    final Address address;
    final Located located;
    final Paper table = new Paper();
    final MemoryStore store;
    final Holder holder;
    final List<Outcome> outcomes = new ArrayList<>();
    final List<RoutingTable.Command> told = new ArrayList<>();
    /** What it says to others, in place of what an honest peer would. */
    UnaryOperator<Message> lying = UnaryOperator.identity();

    boolean answers = true;
    int served;

    private final ActorSystem<Lookups.Command> system;
    private final ActorRef<Outcome> asker;
    private int collectors;
    private long refs;

    Settler(World world, SimulatedNetwork network, String name, int host, boolean participates, Settings settings) {
        this.world = world;
        this.name = name;
        this.key = SigningKey.generate(world.random("key of " + name));
        this.address = new Address(Bytes.adopt(new byte[] {10, 0, (byte) (host >> 8), (byte) host}), 4000);
        this.located = Located.of(new Contact(key.publicKey(), address));
        this.wire = network.open(address, key.publicKey());
        this.store = MemoryStore.open(Allowance.of(key.publicKey(), STORE_BYTES), turn -> world.afterNanos(0, turn));
        this.holder = new Holder(this, store, world);
        this.system = world.actorSystem(name, guardian(participates, settings));
        this.asker = collector("outcomes", outcomes::add);
    }

    private Behavior<Lookups.Command> guardian(boolean participates, Settings settings) {
        RandomGenerator dice = world.random("dice of " + name);
        Self self = Self.of(key, NETWORK, participates, true, dice.nextLong(), Bytes.adopt(new byte[32]));
        return Behaviors.setup(context -> {
            ActorRef<Inbound> handler = context.spawn(listening(this::serve), "handler");
            ActorRef<LinkEvent> events = context.spawn(listening(event -> {}), "events");
            ActorRef<RoutingTable.Command> ear = context.spawn(listening(told::add), "table");
            ActorRef<Links.Command> links = context.spawn(
                    Links.create(
                            new Links.Parts(self, LINKS, Door.Settings.defaults(), wire, world, dice, handler, events)),
                    "links");
            return Lookups.create(new Lookups.Parts(
                    key.publicKey(),
                    participates,
                    settings.lookup(),
                    settings.records(),
                    settings.routing().k(),
                    links,
                    ear,
                    table,
                    store,
                    VALIDATOR,
                    world.wallClock(),
                    world,
                    dice,
                    new Supervision(world, dice)));
        });
    }

    NodeId id() {
        return located.id();
    }

    Contact contact() {
        return located.contact();
    }

    private void serve(Inbound message) {
        if (!(message instanceof Inbound.Asked asked) || !answers) return;
        served++;
        holder.serve(
                asked.peer(),
                asked.message(),
                answer -> asked.answerTo().tell(new Inbound.Answer(asked.request(), lying.apply(answer))));
    }

    /** As a process that is killed. */
    void crash() {
        answers = false;
        wire.close();
        system.terminate();
    }

    long begin(Search search, Options options) {
        long ref = refs++;
        system.tell(new Lookups.Begin(search, options, ref, asker));
        return ref;
    }

    void cancel(long ref) {
        system.tell(new Lookups.Cancel(ref, asker));
    }

    /** Searches, and lets time pass until there is an outcome. */
    Outcome search(Search search, Options options) {
        long ref = begin(search, options);
        world.runUntil(() -> outcome(ref) != null, Duration.ofMinutes(1));
        Outcome outcome = outcome(ref);
        if (outcome == null) throw new AssertionError("seed " + world.seed() + ": no outcome of " + search);
        return outcome;
    }

    Outcome search(Search search) {
        return search(search, Options.USUAL);
    }

    @Nullable
    Outcome outcome(long ref) {
        return outcomes.stream()
                .filter(outcome -> outcome.ref() == ref)
                .findFirst()
                .orElse(null);
    }

    boolean holds(SignedRecord record) {
        List<SignedRecord> held = new ArrayList<>();
        store.read(record.key(), Optional.of(record.kind()), result -> {
            if (result instanceof Result.Done<RecordSets>(RecordSets sets)) held.addAll(sets.members());
        });
        world.runFor(Duration.ofMillis(1));
        return held.contains(record);
    }

    Lookups.Counts counts() {
        List<Lookups.Counts> counts = new ArrayList<>();
        system.tell(new Lookups.GetCounts(collector("counts", counts::add)));
        world.runUntil(() -> !counts.isEmpty(), Duration.ofSeconds(1));
        return counts.getFirst();
    }

    private <T> ActorRef<T> collector(String what, Consumer<T> consumer) {
        return system.systemActorOf(listening(consumer), what + "-" + ++collectors, Props.empty());
    }

    private static <T> Behavior<T> listening(Consumer<T> consumer) {
        return Behaviors.receiveMessage(message -> {
            consumer.accept(message);
            return Behaviors.same();
        });
    }
}
