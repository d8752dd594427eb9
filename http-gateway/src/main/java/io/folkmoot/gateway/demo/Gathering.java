package io.folkmoot.gateway.demo;

import io.folkmoot.actors.lookup.Level;
import io.folkmoot.actors.lookup.Lookups;
import io.folkmoot.actors.lookup.Options;
import io.folkmoot.actors.lookup.Outcome;
import io.folkmoot.actors.lookup.Search;
import io.folkmoot.actors.peer.Peer;
import io.folkmoot.actors.peer.Peer.Published;
import io.folkmoot.actors.routing.RoutingTable.Peers;
import io.folkmoot.actors.udp.IoThreads;
import io.folkmoot.actors.udp.QuicLibrary;
import io.folkmoot.actors.udp.UdpWire;
import io.folkmoot.config.ConfigException;
import io.folkmoot.config.Settings;
import io.folkmoot.config.Sources;
import io.folkmoot.gateway.peer.LivePeer;
import io.folkmoot.gateway.peer.OpenStore;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.records.Expected;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.protocol.signing.NetworkId;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The residents as whole peers, each on a port of this machine and with a store in memory. */
final class Gathering implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final Options TRACED = new Options(Optional.empty(), OptionalInt.empty(), true);

    private final NetworkId network;
    private final Settings settings;
    private final IoThreads threads = IoThreads.start(1);
    private final Map<Resident, LivePeer> peers = new LinkedHashMap<>();
    private final List<OpenStore> stores = new ArrayList<>();

    Gathering(NetworkId network) {
        this.network = network;
        this.settings = shipped();
    }

    private static Settings shipped() {
        try {
            return Settings.load(Sources.none());
        } catch (ConfigException e) {
            throw new IllegalStateException("the shipped settings are good", e);
        }
    }

    /** The first resident joins through nobody; the others know one address and no more. */
    void join(Resident resident, Optional<Resident> through) throws IOException {
        OpenStore store =
                OpenStore.inMemory(settings.storage(), resident.agent().publicKey());
        stores.add(store);
        List<Peer.Entrance> entrances = through.stream()
                .map(known -> new Peer.Entrance(Optional.empty(), of(known).local()))
                .toList();
        var port = new UdpWire.Settings(Optional.of(InetAddress.getLoopbackAddress()), 0, threads, QuicLibrary.ABSENT);
        var setup = new LivePeer.Setup(
                resident.agent(), network, settings, entrances, port, store.records(), store.notes());
        peers.put(resident, LivePeer.open(setup));
    }

    /** Whether everybody has come to know everybody else in time. */
    boolean isComplete() throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() - until < 0) {
            int known = 0;
            for (Resident resident : peers.keySet()) known += known(resident).size();
            if (known == peers.size() * (peers.size() - 1)) return true;
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return false;
    }

    /** Whom this one has in its table. */
    List<Resident> known(Resident resident) throws InterruptedException {
        Optional<Peers> table = of(resident).ask(Peer.GetPeers::new, PATIENCE);
        if (table.isEmpty()) return List.of();
        return peers.keySet().stream()
                .filter(other -> table.get().peers().stream()
                        .anyMatch(view -> view.peer().id().equals(other.nodeId())))
                .toList();
    }

    int port(Resident resident) {
        return of(resident).local().port();
    }

    Optional<Published> put(Resident resident, String name, String text) throws InterruptedException {
        var draft = new Peer.Draft(Kind.NOTE, name, Bytes.utf8(text), Optional.empty(), new Expected.Anything());
        return of(resident).ask(answer -> new Peer.Publish(draft, Options.USUAL, 0, answer), PATIENCE);
    }

    /** With the trace of whom it asked. */
    Optional<Outcome> get(Resident resident, TableKey key) throws InterruptedException {
        var search = new Search.Value(key, Optional.empty(), Level.LATEST);
        return of(resident).ask(answer -> new Peer.Seek(new Lookups.Begin(search, TRACED, 0, answer)), PATIENCE);
    }

    private LivePeer of(Resident resident) {
        LivePeer peer = peers.get(resident);
        if (peer == null) throw new IllegalStateException(resident.label() + " has not joined");
        return peer;
    }

    @Override
    public void close() {
        peers.values().forEach(LivePeer::close);
        stores.forEach(OpenStore::close);
        threads.close();
    }
}
