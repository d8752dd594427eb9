package io.folkmoot.simulation.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.lookup.Level;
import io.folkmoot.actors.lookup.Lookups;
import io.folkmoot.actors.lookup.Options;
import io.folkmoot.actors.lookup.Outcome;
import io.folkmoot.actors.lookup.Search;
import io.folkmoot.actors.peer.Ended;
import io.folkmoot.actors.peer.Health;
import io.folkmoot.actors.peer.Peer;
import io.folkmoot.actors.peer.Peer.Draft;
import io.folkmoot.actors.peer.Peer.Entrance;
import io.folkmoot.actors.routing.RoutingTable;
import io.folkmoot.actors.time.MonotonicClock;
import io.folkmoot.actors.wire.Wire;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Address;
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
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;

/** One whole peer of a village, over all of its lives: its key, its place and what it keeps stay. */
final class Inhabitant {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Village village;
    private final String name;
    private final Belongings belongings;
    final SigningKey key;
    final Address address;
    final List<Ended> endings = new ArrayList<>();
    /** Added to the time that he reads. */
    Duration clockError = Duration.ZERO;

    private int lives;
    private int ears;
    private long refs;
    private @Nullable ActorSystem<Peer.Command> system;
    private @Nullable Wire wire;

    Inhabitant(Village village, String name, Address address) {
        this.village = village;
        this.name = name;
        this.address = address;
        this.key = village.cryptography.key(village.world.random("key of " + name));
        this.belongings = new Belongings(village.world, key.publicKey());
    }

    PublicKey id() {
        return key.publicKey();
    }

    NodeId place() {
        return Placement.of(id());
    }

    Belongings belongings() {
        return belongings;
    }

    Entrance pinned() {
        return new Entrance(Optional.of(id()), address);
    }

    Entrance unpinned() {
        return new Entrance(Optional.empty(), address);
    }

    /** A new life, with what was kept from the last one. */
    void start(List<Entrance> entrances) {
        lives++;
        RandomGenerator dice = village.world.random("dice of " + name + " in life " + lives);
        Wire opened = village.network.open(address, id());
        wire = opened;
        InstantSource wallClock = () -> village.world.wallClock().instant().plus(clockError);
        var parts = new Peer.Parts(
                key,
                village.cryptography.self(key, Village.NETWORK, true, true, dice.nextLong(), Introduction.NO_ROOT),
                village.settings,
                entrances,
                village.faults.around(this, opened),
                village.faults.around(this, belongings.store()),
                village.faults.around(this, belongings.notes()),
                village.cryptography.validator(Village.NETWORK, IssuerCheck.EVERYBODY, CertificateCheck.NOTHING),
                wallClock,
                village.faults.around(this, (MonotonicClock) village.world),
                village.faults.around(this, dice));
        system = village.world.actorSystem(name + "-" + lives, Peer.create(parts, endings::add));
    }

    /** As a process that is killed: nobody hears of it. */
    void kill() {
        running(wire).close();
        running(system).terminate();
        village.world.runFor(Duration.ofMillis(1));
        system = null;
    }

    /** As a process that is told to end. */
    void stop() {
        Peer.Stopped stopped = ask(answer -> new Peer.Stop("the test is over", answer), PATIENCE);
        assertThat(stopped).isNotNull();
        running(wire).close();
        system = null;
    }

    void stopAndTell(Consumer<Peer.Stopped> then) {
        tell(new Peer.Stop("told", ear("stopped", then)));
    }

    void seekSomething() {
        seek(new Search.Nodes(new NodeId(refs, 1, 2, 3)), outcome -> {});
    }

    boolean isRunning() {
        return system != null;
    }

    /** What came of joining. */
    Peer.Joined join() {
        return ask(Peer.AwaitJoin::new, PATIENCE);
    }

    Health health() {
        return ask(Peer.GetHealth::new, PATIENCE);
    }

    Peer.PeerStatus status() {
        return ask(Peer.GetStatus::new, PATIENCE);
    }

    List<PublicKey> neighbours() {
        RoutingTable.Peers peers = ask(Peer.GetPeers::new, PATIENCE);
        return peers.peers().stream().map(view -> view.peer().contact().key()).toList();
    }

    Outcome seek(Search search) {
        return ask(answer -> begin(search, answer), PATIENCE);
    }

    void seek(Search search, Consumer<Outcome> then) {
        tell(begin(search, ear("outcome", then)));
    }

    private Peer.Command begin(Search search, ActorRef<Outcome> answer) {
        return new Peer.Seek(new Lookups.Begin(search, Options.USUAL, refs++, answer));
    }

    /** Whether a search for the other's place ends with the other. */
    boolean finds(Inhabitant other) {
        return seek(new Search.Nodes(other.place())) instanceof Outcome.Closest closest
                && closest.peers().stream().anyMatch(peer -> peer.peer().id().equals(other.place()));
    }

    Peer.Published put(String slot, String text) {
        return put(slot, text, new Expected.Anything());
    }

    Peer.Published put(String slot, String text, Expected expected) {
        return ask(answer -> publish(slot, text, expected, answer), PATIENCE);
    }

    void put(String slot, String text, Consumer<Peer.Published> then) {
        tell(publish(slot, text, new Expected.Anything(), ear("published", then)));
    }

    private Peer.Command publish(String slot, String text, Expected expected, ActorRef<Peer.Published> answer) {
        var draft = new Draft(Kind.NOTE, slot, Bytes.utf8(text), Optional.empty(), expected);
        return new Peer.Publish(draft, Options.USUAL, refs++, answer);
    }

    TableKey slot(String slot) {
        return RecordKey.note(id(), slot);
    }

    /** What somebody's slot says, as this peer reads it; empty if it is not found. */
    Optional<String> get(Inhabitant author, String slot) {
        return text(value(author, slot));
    }

    static Optional<String> text(Outcome outcome) {
        if (!(outcome instanceof Outcome.Values values) || values.certainty() != Outcome.Certainty.FOUND)
            return Optional.empty();
        return values.records().of(Kind.NOTE).members().stream()
                .findFirst()
                .map(record -> record.body().toUtf8());
    }

    Outcome value(Inhabitant author, String slot) {
        return seek(new Search.Value(author.slot(slot), Optional.of(Kind.NOTE), Level.LATEST));
    }

    <A> A ask(Function<ActorRef<A>, Peer.Command> question, Duration patience) {
        List<A> answers = new ArrayList<>();
        tell(question.apply(ear("answer", answers::add)));
        if (!village.world.runUntil(() -> !answers.isEmpty(), patience))
            throw new AssertionError(name + " does not answer within " + patience);
        return answers.getFirst();
    }

    void tell(Peer.Command command) {
        running(system).tell(command);
    }

    /** As a caller inside of the process does who has a defect of his own. */
    @SuppressWarnings("NullAway")
    void breakLookups() {
        tell(new Peer.Seek(new Lookups.GetCounts(null)));
    }

    /** Somebody outside of the peer who hears one answer. */
    private <T> ActorRef<T> ear(String what, Consumer<T> consumer) {
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
        return name;
    }
}
