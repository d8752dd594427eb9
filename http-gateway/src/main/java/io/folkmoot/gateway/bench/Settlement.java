package io.folkmoot.gateway.bench;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.folkmoot.actors.links.Self;
import io.folkmoot.actors.links.Status;
import io.folkmoot.actors.peer.Peer;
import io.folkmoot.actors.udp.IoThreads;
import io.folkmoot.actors.udp.LoopDispatcher;
import io.folkmoot.actors.udp.QuicLibrary;
import io.folkmoot.actors.udp.UdpWire;
import io.folkmoot.config.ConfigException;
import io.folkmoot.config.Settings;
import io.folkmoot.config.Sources;
import io.folkmoot.gateway.links.OpenLinks;
import io.folkmoot.persistence.records.NoNotes;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.packets.Introduction;
import io.folkmoot.protocol.records.CertificateCheck;
import io.folkmoot.protocol.records.IssuerCheck;
import io.folkmoot.protocol.records.Validator;
import io.folkmoot.protocol.signing.NetworkId;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Whole peers on loopback ports of their own, each with its store on disk, which share threads and one actor system. They
 * join through the first.
 */
final class Settlement implements AutoCloseable {
    private static final Config PEKKO =
            ConfigFactory.parseResources(OpenLinks.class, "pekko.conf").withFallback(ConfigFactory.load());

    private static final Duration JOIN_PATIENCE = Duration.ofSeconds(60);
    /** A minute without traffic, after what holders have to compare once everybody is there. */
    private static final Duration REST_PATIENCE = Duration.ofMinutes(4);

    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    /** Some are always being compared with, or looked after. */
    private static final double AWAKE = 0.1;

    private static final Duration FAREWELL = Duration.ofSeconds(20);
    private static final NetworkId NETWORK = Crowd.NETWORK;

    private final IoThreads threads;
    private final ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), "settlement", PEKKO);
    private final SecureRandom dice = new SecureRandom();
    private final Settings settings;
    private final DiskStores stores;
    private final List<UdpWire> wires = new ArrayList<>();
    private final List<Resident> residents = new ArrayList<>();
    private int spawned;

    record Resident(SigningKey key, ActorRef<Peer.Command> peer, Props thread) {}

    Settlement(int threadCount, DiskStores stores) {
        this.threads = IoThreads.start(threadCount);
        this.stores = stores;
        this.settings = settings();
    }

    private static Settings settings() {
        try {
            return Settings.load(Sources.none());
        } catch (ConfigException e) {
            throw new IllegalStateException("the shipped settings are good", e);
        }
    }

    List<Resident> residents() {
        return List.copyOf(residents);
    }

    NetworkId network() {
        return NETWORK;
    }

    /** Lets so many peers join, one after the other, as they would in life. */
    void settle(int wanted, Path folder) throws IOException {
        for (int i = residents.size(); i < wanted; i++) join(folder.resolve("peer-" + i));
    }

    private void join(Path folder) throws IOException {
        SigningKey key = SigningKey.generate(dice);
        // Limits count by network, and each of these would have its own in life.
        int number = residents.size() + 1;
        InetAddress address = InetAddress.getByAddress(new byte[] {127, 1, (byte) number, 1});
        UdpWire wire = UdpWire.open(new UdpWire.Settings(Optional.of(address), 0, threads, QuicLibrary.NATIVE), key);
        wires.add(wire);
        Self self = Self.of(key, NETWORK, true, true, dice.nextLong(), Introduction.NO_ROOT);
        var parts = new Peer.Parts(
                key,
                self,
                settings,
                entrances(),
                wire,
                stores.open(folder, key.publicKey()),
                new NoNotes(),
                new Validator(NETWORK, IssuerCheck.EVERYBODY, CertificateCheck.NOTHING),
                Clock.systemUTC(),
                System::nanoTime,
                dice);
        Props thread = LoopDispatcher.of(system, wire);
        ActorRef<Peer.Command> peer = spawn(Peer.create(parts), "peer", thread);
        residents.add(new Resident(key, peer, thread));
        Peer.Joined joined = ask(peer, Peer.AwaitJoin::new, JOIN_PATIENCE);
        if (residents.size() > 1 && !joined.withNeighbours())
            throw new IllegalStateException("peer " + residents.size() + " did not join: " + joined.text());
    }

    private List<Peer.Entrance> entrances() {
        return wires.size() < 2
                ? List.of()
                : List.of(new Peer.Entrance(Optional.empty(), wires.getFirst().local()));
    }

    <T> ActorRef<T> spawn(Behavior<T> behavior, String role, Props props) {
        return system.systemActorOf(behavior, role + "-" + spawned++, props);
    }

    <A> A ask(
            ActorRef<Peer.Command> peer,
            org.apache.pekko.japi.function.Function<ActorRef<A>, Peer.Command> question,
            Duration patience) {
        return AskPattern.<Peer.Command, A>ask(peer, question, patience, system.scheduler())
                .toCompletableFuture()
                .orTimeout(patience.toSeconds() + 5, TimeUnit.SECONDS)
                .join();
    }

    /** Until nearly all links have given their actors back, as in a network that nobody asks anything, or time is up. */
    void awaitRest() {
        long begun = System.nanoTime();
        while (shareAwake() >= AWAKE && System.nanoTime() - begun < REST_PATIENCE.toNanos()) Waiting.pass(LOOK_EVERY);
    }

    private double shareAwake() {
        long awake = 0;
        long all = 0;
        for (Resident resident : residents) {
            Status status = ask(resident.peer(), Peer.GetLinks::new, JOIN_PATIENCE);
            all += status.links().size();
            awake += status.links().stream().filter(link -> !link.resting()).count();
        }
        return (double) awake / all;
    }

    @Override
    public void close() {
        List<CompletableFuture<Peer.Stopped>> leaving = new ArrayList<>();
        for (Resident resident : residents)
            leaving.add(AskPattern.<Peer.Command, Peer.Stopped>ask(
                            resident.peer(),
                            to -> new Peer.Stop("the measurement is over", to),
                            FAREWELL,
                            system.scheduler())
                    .toCompletableFuture());
        CompletableFuture.allOf(leaving.toArray(CompletableFuture[]::new))
                .exceptionally(late -> null)
                .join();
        system.terminate();
        system.getWhenTerminated()
                .toCompletableFuture()
                .orTimeout(FAREWELL.toSeconds(), TimeUnit.SECONDS)
                .join();
        wires.parallelStream().forEach(UdpWire::close);
        threads.close();
    }
}
