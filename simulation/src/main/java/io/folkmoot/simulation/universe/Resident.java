package io.folkmoot.simulation.universe;

import io.folkmoot.actors.lookup.Level;
import io.folkmoot.actors.lookup.Lookups;
import io.folkmoot.actors.lookup.Options;
import io.folkmoot.actors.lookup.Outcome;
import io.folkmoot.actors.lookup.Search;
import io.folkmoot.actors.peer.Ended;
import io.folkmoot.actors.peer.Health;
import io.folkmoot.actors.peer.Peer;
import io.folkmoot.actors.routing.PeerView;
import io.folkmoot.actors.routing.SavedTable;
import io.folkmoot.actors.wire.Wire;
import io.folkmoot.persistence.records.Allowance;
import io.folkmoot.persistence.records.RecordStore;
import io.folkmoot.persistence.records.Result;
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
import io.folkmoot.protocol.records.RecordSets;
import io.folkmoot.simulation.crypto.Cryptography;
import io.folkmoot.simulation.store.SimulatedDisk;
import io.folkmoot.simulation.world.Chance;
import io.folkmoot.simulation.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/** One whole peer over all of its lives: its key, its address, its clock and what it keeps stay. */
public final class Resident {
    private static final TableKey FIRST = new TableKey(0, 0, 0, 0);
    private static final TableKey LAST = new TableKey(-1, -1, -1, -1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int STORE_BYTES = 64 << 20;

    /** What a peer says last is heard before it is forgotten. */
    private static final Duration LAST_WORDS = Duration.ofMillis(1);

    private final Universe universe;
    private final int number;
    private final Address address;
    private final SigningKey key;
    private final NodeId id;
    private final ResidentClock clock;
    private final Diary diary;
    private final Shelf shelf;
    private final List<Ended> endings = new ArrayList<>();
    private Duration turn = Duration.ZERO;
    private int lives;
    private long refs;
    private @Nullable Life life;
    private @Nullable Life leaving;
    private boolean gone;

    Resident(Universe universe, int number, Address address) {
        this.universe = universe;
        this.number = number;
        this.address = address;
        World world = universe.world();
        key = universe.cryptography().key(world.random("key of " + number));
        id = Placement.of(key.publicKey());
        diary = new Diary(world);
        Allowance allowance = Allowance.of(key.publicKey(), STORE_BYTES);
        Outset outset = universe.outset();
        shelf = outset.disks()
                ? new DiskShelf(world, allowance, "disk of " + number)
                : new MemoryShelf(world, allowance);
        Duration error = Duration.ofNanos((long) (outset.skew().toNanos() * luck("skew")));
        clock = new ResidentClock(world, error, outset.drift() * luck("drift"));
    }

    /** From -1 to 1. */
    private double luck(String what) {
        return 2 * Chance.unit(Chance.draw(universe.seed(), Chance.key(what), number)) - 1;
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
        return id;
    }

    public Peer.Entrance entrance() {
        return new Peer.Entrance(Optional.of(key()), address);
    }

    public boolean isRunning() {
        return life != null;
    }

    /** How its lives ended, as far as they ended by themselves. */
    public List<Ended> endings() {
        return List.copyOf(endings);
    }

    /** How wrong the clock is that people read. */
    public Duration clockError() {
        return clock.error();
    }

    /** The time that people read jumps; the other clock, which counts, goes on. */
    public void jump(Duration by) {
        clock.jump(by);
    }

    /** A new life, with what was kept from the last one. */
    public void start(List<Peer.Entrance> entrances) {
        if (life != null) throw new IllegalStateException(this + " is running already");
        if (gone) throw new IllegalStateException(this + " has gone for good");
        if (leaving != null) end(leaving, Fault.Kept.DISK);
        lives++;
        World world = universe.world();
        String name = "peer-" + number + "-" + lives;
        RandomGenerator dice = world.random("dice of " + number + " in life " + lives);
        Fence fence = new Fence(Chance.draw(universe.seed(), Chance.key("fence"), number, lives));
        Wire wire = universe.network().open(address, key());
        Peer.Parts parts = universe.outset().alteration().of(this, parts(entrances, fence, wire, dice));
        Consumer<Ended> whenEnded = fence.around(ended -> ended(name, ended));
        life = new Life(name, fence, wire, universe.housing().moveIn(name, Peer.create(parts, whenEnded)));
        if (!turn.isZero()) world.slow(name, turn);
        universe.changed();
    }

    private Peer.Parts parts(List<Peer.Entrance> entrances, Fence fence, Wire wire, RandomGenerator dice) {
        Cryptography cryptography = universe.cryptography();
        return new Peer.Parts(
                key,
                cryptography.self(key, Universe.NETWORK, true, true, dice.nextLong(), Introduction.NO_ROOT),
                universe.settings(),
                entrances,
                wire,
                new FencedStore(shelf.open(), fence),
                diary.open(fence),
                cryptography.validator(Universe.NETWORK, IssuerCheck.EVERYBODY, CertificateCheck.NOTHING),
                clock.ofPeople(),
                clock.counting(),
                dice);
    }

    /** A new life that may also come in through somebody whom chance names, if whom it remembers is gone. */
    public void restart() {
        start(universe.entrances(Chance.draw(number, lives)));
    }

    /** As if an earlier life had come to know them, a moment ago: the next one begins from there. */
    public void remember(List<Contact> peers) {
        List<SavedTable.Entry> entries =
                peers.stream().map(peer -> new SavedTable.Entry(peer, 0)).toList();
        diary.write(SavedTable.PAGE, new SavedTable(clock.ofPeople().millis(), entries).encode());
    }

    private void ended(String name, Ended ended) {
        endings.add(ended);
        Life over = life != null && life.name().equals(name) ? life : leaving;
        if (over == null) return;
        if (over.equals(life)) life = null;
        leaving = over;
        over.ended();
        universe.changed();
        universe.world().after(LAST_WORDS, () -> {
            if (!over.equals(leaving)) return;
            leaving = null;
            over.bury();
            shelf.closed();
            universe.world().setFree(over.name());
        });
    }

    private void end(Life over, Fault.Kept kept) {
        over.kill(kept == Fault.Kept.SYNCED);
        universe.world().setFree(over.name());
        shelf.killed(kept);
        if (kept == Fault.Kept.NOTHING) diary.burn();
        if (over.equals(life)) life = null;
        if (over.equals(leaving)) leaving = null;
        universe.changed();
    }

    /** As a process that is killed: nobody hears of it, and what it had written stays. */
    public void crash() {
        crash(Fault.Kept.DISK);
    }

    public void crash(Fault.Kept kept) {
        end(running(), kept);
    }

    /** As a process that is told to end; it takes leave of its neighbours, within seconds. */
    public void stop() {
        tell(new Peer.Stop("it is time", ear("stopped", answer -> {})));
        leaving = life;
        life = null;
        universe.changed();
    }

    /** Its actors stand still until {@link #goOn}. */
    void pause() {
        if (life != null) universe.world().hold(life.name());
    }

    void goOn() {
        if (life != null) universe.world().release(life.name());
        if (leaving != null) universe.world().release(leaving.name());
    }

    /** Each turn of its actors takes so long, in later lives as well. */
    void slow(Duration perTurn) {
        turn = perTurn;
        if (life != null) universe.world().slow(life.name(), perTurn);
    }

    Optional<SimulatedDisk> disk() {
        return shelf instanceof DiskShelf simulated ? Optional.of(simulated.disk()) : Optional.empty();
    }

    /** All that its disk holds, at most so many; a look from outside that the peer does not notice. */
    void inventory(int most, Consumer<Result<List<RecordStore.Held>>> then) {
        shelf.store().list(FIRST, LAST, most, then);
    }

    /** How many records its disks have taken in all of its lives. */
    public long written() {
        return shelf.written();
    }

    /** Whether it never comes back, whatever else befalls it. */
    public boolean isGone() {
        return gone;
    }

    /** It goes on leaving, if it does, and never comes back. */
    void retire() {
        if (life != null) throw new IllegalStateException(this + " is still there");
        gone = true;
    }

    /** What it has kept is thrown away; should it still be taking its leave, it has had time enough. */
    void clearOut() {
        if (!gone) throw new IllegalStateException(this + " may come back");
        if (leaving != null) end(leaving, Fault.Kept.NOTHING);
        else shelf.killed(Fault.Kept.NOTHING);
        diary.burn();
        universe.network().forget(address);
    }

    /** Reads what this peer itself holds under a key, past the peer. */
    void held(TableKey key, Consumer<Result<RecordSets>> then) {
        shelf.store().read(key, Optional.empty(), then);
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

    /** Lets time pass until the search has ended. */
    public Outcome seek(Search search) {
        return ask(answer -> new Peer.Seek(new Lookups.Begin(search, Options.USUAL, refs++, answer)));
    }

    public void get(TableKey key, Consumer<Outcome> then) {
        seek(value(key), then);
    }

    /** What somebody's slot says, as this peer finds it; empty if it is not found. */
    public Optional<String> get(Resident author, String slot) {
        return Findings.text(seek(value(author.slot(slot))));
    }

    private static Search value(TableKey key) {
        return new Search.Value(key, Optional.of(Kind.NOTE), Level.LATEST);
    }

    public void put(String slot, Bytes body, Consumer<Peer.Published> then) {
        tell(publish(slot, body, new Expected.Anything(), ear("published", then)));
    }

    /** Lets time pass until it is stored or not. */
    public Peer.Published put(String slot, String text) {
        return put(slot, text, new Expected.Anything());
    }

    public Peer.Published put(String slot, String text, Expected expected) {
        return ask(answer -> publish(slot, Bytes.utf8(text), expected, answer));
    }

    private Peer.Command publish(String slot, Bytes body, Expected expected, ActorRef<Peer.Published> answer) {
        var draft = new Peer.Draft(Kind.NOTE, slot, body, Optional.empty(), expected);
        return new Peer.Publish(draft, Options.USUAL, refs++, answer);
    }

    /** What came of joining. */
    public Peer.Joined join() {
        return ask(Peer.AwaitJoin::new);
    }

    public Health health() {
        return ask(Peer.GetHealth::new);
    }

    public Peer.PeerStatus status() {
        return ask(Peer.GetStatus::new);
    }

    /** Whom it knows. */
    public List<PublicKey> neighbours() {
        return ask(Peer.GetPeers::new).peers().stream()
                .map(PeerView::peer)
                .map(peer -> peer.contact().key())
                .toList();
    }

    public void tell(Peer.Command command) {
        running().tell(command);
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

    /** Somebody outside of the peer who hears one answer, unless the peer's process ends before. */
    public <T> ActorRef<T> ear(String what, Consumer<T> consumer) {
        return running().ear(what, consumer);
    }

    long actors() {
        return life == null ? 0 : life.actors();
    }

    private Life running() {
        if (life == null) throw new IllegalStateException(this + " is not running");
        return life;
    }

    @Override
    public String toString() {
        return "peer " + number;
    }
}
