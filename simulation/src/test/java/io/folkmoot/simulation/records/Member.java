package io.folkmoot.simulation.records;

import io.folkmoot.actors.links.Inbound;
import io.folkmoot.actors.links.Links;
import io.folkmoot.actors.lookup.Lookups;
import io.folkmoot.actors.records.Records;
import io.folkmoot.actors.records.RotatingTokens;
import io.folkmoot.actors.routing.KnownPeers;
import io.folkmoot.actors.routing.Located;
import io.folkmoot.actors.routing.TableEvent;
import io.folkmoot.actors.supervision.Supervision;
import io.folkmoot.config.Settings;
import io.folkmoot.persistence.records.Allowance;
import io.folkmoot.persistence.records.MemoryStore;
import io.folkmoot.persistence.records.RecordStore;
import io.folkmoot.persistence.records.Result;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.identity.Point;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.records.Expected;
import io.folkmoot.protocol.records.IssuerCheck;
import io.folkmoot.protocol.records.Offer;
import io.folkmoot.protocol.records.RecordSet;
import io.folkmoot.protocol.records.RecordSets;
import io.folkmoot.protocol.records.SignedRecord;
import io.folkmoot.protocol.records.Validator;
import io.folkmoot.protocol.signing.NetworkId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.jspecify.annotations.Nullable;

/** One holder of a commune: the production actors over a store in memory. */
final class Member {
    static final NetworkId NETWORK = new NetworkId(Bytes.hex("07".repeat(32)));
    private static final Settings.Records SETTINGS =
            new Settings.Records(64 << 10, 20, 8, Duration.ofHours(1), Duration.ofSeconds(60));

    final Located place;
    final List<Lookups.Begin> searches = new ArrayList<>();
    private final Commune commune;
    private final int number;
    private final RecordStore store;
    private @Nullable ActorSystem<Records.Command> system;

    Member(Commune commune, int number) {
        this.commune = commune;
        this.number = number;
        SigningKey key = SigningKey.generate(commune.world.random("key of " + number));
        place = Located.of(new Contact(key.publicKey(), Commune.address(number)));
        store = MemoryStore.open(
                Allowance.of(key.publicKey(), 1L << 30), turn -> commune.world.after(Duration.ofMillis(1), turn));
    }

    void start() {
        RandomGenerator dice = commune.world.random("dice of " + number);
        ActorRef<Links.Command> links = commune.ear(command -> commune.carry(this, command));
        ActorRef<Lookups.Command> lookups = commune.ear(command -> {
            if (!(command instanceof Lookups.Begin begin)) return;
            searches.add(begin);
            commune.search(this, begin);
        });
        system = commune.world.actorSystem(
                "member-" + number + "-" + commune.nextLife(),
                Records.create(new Records.Parts(
                        key(),
                        true,
                        SETTINGS,
                        store,
                        new Validator(NETWORK, IssuerCheck.EVERYBODY, record -> Optional.empty()),
                        known(),
                        new RotatingTokens(commune.world, dice),
                        links,
                        lookups,
                        commune.world.wallClock(),
                        commune.world,
                        dice,
                        new Supervision(commune.world, dice))));
    }

    private KnownPeers known() {
        return new KnownPeers() {
            @Override
            public List<Located> closest(Point target, int most) {
                return commune.known(Member.this, target, most);
            }

            @Override
            public int size() {
                return commune.members.size();
            }
        };
    }

    int number() {
        return number;
    }

    PublicKey key() {
        return place.contact().key();
    }

    boolean isAlive() {
        return system != null;
    }

    void end() {
        running().terminate();
        system = null;
    }

    void hear(TableEvent event) {
        running().tell(new Records.TableHappened(event));
    }

    void serve(Inbound.Asked asked) {
        running().tell(new Records.Serve(asked));
    }

    /** As if a writer had stored it here. */
    void hold(SignedRecord record) {
        store.update(
                record.key(),
                record.kind(),
                held -> new RecordStore.Step<>(held.with(record), true),
                result -> require(result instanceof Result.Done));
    }

    void offer(SignedRecord record, Consumer<Boolean> then) {
        store.update(
                record.key(),
                record.kind(),
                held -> Offer.of(held, new Expected.Anything(), record) instanceof Offer.Accepted(RecordSet next)
                        ? new RecordStore.Step<>(next, true)
                        : new RecordStore.Step<>(held, false),
                result -> then.accept(result instanceof Result.Done<Boolean>(Boolean taken) && taken));
    }

    void read(TableKey key, Consumer<RecordSets> then) {
        store.read(key, Optional.empty(), result -> {
            if (result instanceof Result.Done<RecordSets>(RecordSets held)) then.accept(held);
        });
    }

    void ifHolds(SignedRecord record, Runnable then) {
        store.fetch(List.of(record.id()), result -> {
            if (result instanceof Result.Done<List<SignedRecord>>(List<SignedRecord> found) && !found.isEmpty())
                then.run();
        });
    }

    long records() {
        return store.counts().records();
    }

    private static void require(boolean done) {
        if (!done) throw new IllegalStateException("the store did not take it");
    }

    private ActorSystem<Records.Command> running() {
        if (system == null) throw new IllegalStateException("not alive");
        return system;
    }
}
