package io.folkmoot.gateway.peer;

import io.folkmoot.actors.peer.Peer;
import io.folkmoot.actors.peer.Peer.Joined;
import io.folkmoot.actors.udp.IoThreads;
import io.folkmoot.actors.udp.QuicLibrary;
import io.folkmoot.actors.udp.UdpWire;
import io.folkmoot.config.Settings;
import io.folkmoot.gateway.api.LocalApi;
import io.folkmoot.gateway.api.LocalApiException;
import io.folkmoot.gateway.peer.StartException.Reason;
import io.folkmoot.persistence.folder.FolderLock;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.identity.Names;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.trust.Genesis;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A peer on its data folder, as a process runs it: the folder's lock, the records, the port, the actors and the local API,
 * opened in this order and closed in the other.
 */
public final class RunningPeer implements AutoCloseable {
    /** Beyond the peer's own deadline for joining, after which it must answer. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private final Closing closing;
    private final LivePeer peer;
    private final LocalApi api;
    private final Settings settings;
    private final List<String> warnings;

    private RunningPeer(Closing closing, LivePeer peer, LocalApi api, Settings settings, List<String> warnings) {
        this.closing = closing;
        this.peer = peer;
        this.api = api;
        this.settings = settings;
        this.warnings = List.copyOf(warnings);
    }

    /** Whose folder it is, and how the peer on it shall run. The version is what the local API says it is. */
    public record Setup(
            Path data,
            SigningKey key,
            Genesis network,
            Settings settings,
            List<Peer.Entrance> entrances,
            String version) {
        public Setup {
            entrances = List.copyOf(entrances);
        }
    }

    /** Nothing is left open when it fails. */
    public static RunningPeer open(Setup setup) throws StartException {
        Closing closing = new Closing();
        boolean done = false;
        try {
            RunningPeer running = open(setup, closing);
            done = true;
            return running;
        } finally {
            if (!done) closing.close();
        }
    }

    private static RunningPeer open(Setup setup, Closing closing) throws StartException {
        FolderLock lock = DataLock.take(setup.data());
        closing.later(lock::close);
        OpenStore store = OpenStore.open(
                setup.settings().storage(), setup.data(), setup.key().publicKey());
        closing.later(store::close);
        IoThreads threads = IoThreads.start(1);
        closing.later(threads::close);
        LivePeer peer = live(setup, store, threads);
        closing.later(peer::close);
        LocalApi api = api(setup, peer);
        closing.later(api::close);
        List<String> warnings = new ArrayList<>(store.warnings());
        warnings.addAll(api.warnings());
        return new RunningPeer(closing, peer, api, setup.settings(), warnings);
    }

    private static LivePeer live(Setup setup, OpenStore store, IoThreads threads) throws StartException {
        Settings.Network network = setup.settings().network();
        LastPort last = new LastPort(setup.data());
        int port = network.port() == 0 ? last.read() : network.port();
        LivePeer peer;
        try {
            peer = open(setup, store, threads, port);
        } catch (IOException e) {
            if (network.port() != 0 || port == 0) throw refusal(network, port, String.valueOf(e.getMessage()));
            peer = openAnywhere(setup, store, threads);
        }
        if (network.port() == 0) last.write(peer.local().port());
        return peer;
    }

    /** Somebody else has got the last port meanwhile. */
    private static LivePeer openAnywhere(Setup setup, OpenStore store, IoThreads threads) throws StartException {
        try {
            return open(setup, store, threads, 0);
        } catch (IOException e) {
            throw refusal(setup.settings().network(), 0, String.valueOf(e.getMessage()));
        }
    }

    private static LivePeer open(Setup setup, OpenStore store, IoThreads threads, int port)
            throws IOException, StartException {
        Optional<InetAddress> bind = bind(setup.settings().network());
        return LivePeer.open(new LivePeer.Setup(
                setup.key(),
                setup.network().networkId(),
                setup.settings(),
                setup.entrances(),
                new UdpWire.Settings(bind, port, threads, QuicLibrary.NATIVE),
                store.records(),
                store.notes()));
    }

    private static Optional<InetAddress> bind(Settings.Network network) throws StartException {
        if (network.bind().isEmpty()) return Optional.empty();
        String literal = network.bind().get();
        try {
            return Optional.of(InetAddress.getByName(literal));
        } catch (UnknownHostException e) {
            throw new StartException(Reason.PORT, "'" + literal + "' is no address to listen on");
        }
    }

    private static StartException refusal(Settings.Network network, int port, String reason) {
        return new StartException(Reason.PORT, PortProblems.inWords(network.bind(), port, reason));
    }

    private static LocalApi api(Setup setup, LivePeer peer) throws StartException {
        try {
            var about = new LocalApi.About(Names.of(setup.key().publicKey()), setup.network(), setup.version());
            return LocalApi.start(setup.settings().api(), setup.data(), about, peer.peer());
        } catch (LocalApiException e) {
            throw new StartException(Reason.API, String.valueOf(e.getMessage()));
        }
    }

    public LivePeer peer() {
        return peer;
    }

    public LocalApi api() {
        return api;
    }

    /** The port is the real one; the address is the wildcard where it listens everywhere. */
    public Address local() {
        return peer.local();
    }

    /** What a person should know although all runs. */
    public List<String> warnings() {
        return warnings;
    }

    /** False once the peer has begun to end, by being told or by a crash that nothing could mend. */
    public boolean isRunning() {
        return peer.isRunning();
    }

    /** How joining went: waits until it has succeeded or failed, by the settings' deadline at the latest. */
    public Joined join() throws InterruptedException {
        Duration deadline = settings.bootstrap().joinDeadline().plus(MARGIN);
        return peer.ask(Peer.AwaitJoin::new, deadline)
                .orElse(new Joined(false, "the peer does not say whether it has joined"));
    }

    @Override
    public void close() {
        closing.close();
    }
}
