package io.folkmoot.simulation.universe;

import io.folkmoot.actors.links.Self;
import io.folkmoot.actors.lookup.Level;
import io.folkmoot.actors.lookup.Lookups;
import io.folkmoot.actors.lookup.Options;
import io.folkmoot.actors.lookup.Outcome;
import io.folkmoot.actors.lookup.Search;
import io.folkmoot.actors.peer.Ended;
import io.folkmoot.actors.peer.Peer;
import io.folkmoot.actors.routing.SavedTable;
import io.folkmoot.actors.wire.Wire;
import io.folkmoot.persistence.records.Allowance;
import io.folkmoot.persistence.records.MemoryStore;
import io.folkmoot.persistence.records.Notes;
import io.folkmoot.persistence.records.RecordStore;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.identity.Placement;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.packets.Introduction;
import io.folkmoot.protocol.records.CertificateCheck;
import io.folkmoot.protocol.records.Expected;
import io.folkmoot.protocol.records.IssuerCheck;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.protocol.records.RecordKey;
import io.folkmoot.protocol.records.Validator;
import io.folkmoot.simulation.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;

/** One whole peer over all of its lives: its key, its address and what it keeps stay. */
public final class Resident {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration DISK = Duration.ofMillis(1);
    private static final int STORE_BYTES = 64 << 20;

    private final Universe universe;
    private final int number;
    private final Address address;
    private final SigningKey key;
    private final RecordStore store;
    private final Map<String, Bytes> pages = new TreeMap<>();
    private final List<Ended> endings = new ArrayList<>();
    private int lives;
    private int ears;
    private long refs;
    private @Nullable ActorSystem<Peer.Command> system;
    private @Nullable Wire wire;

    Resident(Universe universe, int number, Address address) {
        this.universe = universe;
        this.number = number;
        this.address = address;
        World world = universe.world();
        key = SigningKey.generate(world.random("key of " + number));
        store = MemoryStore.open(Allowance.of(key.publicKey(), STORE_BYTES), task -> world.after(DISK, task));
    }

    public int number() {
        return number;
    }

    public Address address() {
        return address;
    }

    public PublicKey key() {
        return key.publicKey();
    }

    public NodeId id() {
        return Placement.of(key());
    }

    public Peer.Entrance entrance() {
        return new Peer.Entrance(Optional.of(key()), address);
    }

    public boolean isRunning() {
        return system != null;
    }

    /** How its lives ended, as far as they ended by themselves. */
    public List<Ended> endings() {
        return List.copyOf(endings);
    }

    /** A new life, with what was kept from the last one. */
    public void start(List<Peer.Entrance> entrances) {
        lives++;
        World world = universe.world();
        RandomGenerator dice = world.random("dice of " + number + " in life " + lives);
        Wire opened = universe.network().open(address, key());
        wire = opened;
        var parts = new Peer.Parts(
                key,
                Self.of(key, Universe.NETWORK, true, true, dice.nextLong(), Introduction.NO_ROOT),
                universe.settings(),
                entrances,
                opened,
                store,
                notes(),
                new Validator(Universe.NETWORK, IssuerCheck.EVERYBODY, CertificateCheck.NOTHING),
                world.wallClock(),
                world,
                dice);
        system = world.actorSystem("peer-" + number + "-" + lives, Peer.create(parts, endings::add));
    }

    /** As if an earlier life had come to know them, a moment ago: the next one begins from there. */
    public void remember(List<Contact> peers) {
        List<SavedTable.Entry> entries =
                peers.stream().map(peer -> new SavedTable.Entry(peer, 0)).toList();
        long now = universe.world().wallClock().millis();
        pages.put(SavedTable.PAGE, new SavedTable(now, entries).encode());
    }

    private Notes notes() {
        return new Notes() {
            @Override
            public void read(String name, Consumer<Optional<Bytes>> done) {
                universe.world().after(DISK, () -> done.accept(Optional.ofNullable(pages.get(name))));
            }

            @Override
            public void write(String name, Bytes content) {
                pages.put(name, content);
            }
        };
    }

    /** As a process that is killed: nobody hears of it. */
    public void crash() {
        running(wire).close();
        running(system).terminate();
        system = null;
    }

    /** As a process that is told to end; it takes leave of its neighbours. */
    public void stop() {
        tell(new Peer.Stop("it is time", ear("stopped", answer -> running(wire).close())));
        system = null;
    }

    /** What lies in one of this peer's slots. */
    public TableKey slot(String slot) {
        return RecordKey.note(key(), slot);
    }

    public void seek(Search search, Consumer<Outcome> then) {
        seek(search, Options.USUAL, then);
    }

    public void seek(Search search, Options options, Consumer<Outcome> then) {
        tell(new Peer.Seek(new Lookups.Begin(search, options, refs++, ear("outcome", then))));
    }

    public void get(TableKey key, Consumer<Outcome> then) {
        seek(new Search.Value(key, Optional.of(Kind.NOTE), Level.LATEST), then);
    }

    public void put(String slot, Bytes body, Consumer<Peer.Published> then) {
        var draft = new Peer.Draft(Kind.NOTE, slot, body, Optional.empty(), new Expected.Anything());
        tell(new Peer.Publish(draft, Options.USUAL, refs++, ear("published", then)));
    }

    public void tell(Peer.Command command) {
        running(system).tell(command);
    }

    /** Asks, and lets time pass until the answer is there. */
    public <A> A ask(Function<ActorRef<A>, Peer.Command> question, Duration patience) {
        List<A> answers = new ArrayList<>();
        tell(question.apply(ear("answer", answers::add)));
        if (!universe.runUntil(() -> !answers.isEmpty(), patience))
            throw new IllegalStateException(this + " does not answer within " + patience);
        return answers.getFirst();
    }

    public <A> A ask(Function<ActorRef<A>, Peer.Command> question) {
        return ask(question, PATIENCE);
    }

    /** Somebody outside of the peer who hears one answer. */
    public <T> ActorRef<T> ear(String what, Consumer<T> consumer) {
        Behavior<T> once = Behaviors.receiveMessage(message -> {
            consumer.accept(message);
            return Behaviors.stopped();
        });
        return running(system).systemActorOf(once, what + "-" + ++ears, Props.empty());
    }

    private static <T> T running(@Nullable T part) {
        if (part == null) throw new IllegalStateException("not running");
        return part;
    }

    @Override
    public String toString() {
        return "peer " + number;
    }
}
