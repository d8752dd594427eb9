package io.folkmoot.gateway.api;

import io.folkmoot.actors.lookup.Outcome;
import io.folkmoot.actors.peer.Peer;
import io.folkmoot.config.Settings;
import io.folkmoot.protocol.identity.Names;
import io.folkmoot.protocol.trust.Genesis;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Adapter;

/** The API of one running peer. Closing it lets answers under way go out, and takes token, port and socket away. */
public final class LocalApi implements AutoCloseable {
    /** A path of a Unix domain socket must fit a field of this many bytes, less on some systems. */
    static final int LONGEST_SOCKET_PATH = 107;

    /** What the API says of the peer without asking it. */
    public record About(Names names, Genesis network, String version) {}

    private final RunFolder run;
    private final HttpServer server;
    private final int port;
    private final boolean hasSocket;
    private final List<String> warnings;

    private LocalApi(RunFolder run, HttpServer server, int port, boolean hasSocket, List<String> warnings) {
        this.run = run;
        this.server = server;
        this.port = port;
        this.hasSocket = hasSocket;
        this.warnings = List.copyOf(warnings);
    }

    /**
     * Serves before it returns. The peer may live in any actor system of this process; {@code POST /local/stop} tells it
     * {@link Peer.Stop}, so whoever starts both watches the peer, and closes this when it has ended.
     */
    public static LocalApi start(Settings.Api settings, Path data, About about, ActorRef<Peer.Command> peer)
            throws LocalApiException {
        return start(settings, data, about, peer, Deadlines.Patience.USUAL);
    }

    static LocalApi start(
            Settings.Api settings, Path data, About about, ActorRef<Peer.Command> peer, Deadlines.Patience patience)
            throws LocalApiException {
        RunFolder run = RunFolder.prepare(data);
        run.makeWay();
        List<String> warnings = new ArrayList<>();
        List<ServerSocketChannel> loopback = Sockets.loopback(settings.port());
        int port = Sockets.port(loopback.get(0));
        Optional<ServerSocketChannel> unix = settings.unixSocket() ? unix(run, warnings) : Optional.empty();
        Credentials credentials = Credentials.fresh(new SecureRandom());
        HttpServer server = server(settings, about, peer, patience, credentials);
        LocalApi api = new LocalApi(run, server, port, unix.isPresent(), warnings);
        try {
            run.write(run.files().token(), credentials.bootToken());
            run.write(run.files().port(), Integer.toString(port));
        } catch (LocalApiException e) {
            Sockets.close(loopback);
            unix.ifPresent(socket -> Sockets.close(List.of(socket)));
            api.close();
            throw e;
        }
        for (ServerSocketChannel channel : loopback) server.serve(channel, tcpHosts(port), anybody -> true);
        unix.ifPresent(channel -> server.serve(channel, unixHosts(), Sockets.only(run.owner())));
        return api;
    }

    private static HttpServer server(
            Settings.Api settings,
            About about,
            ActorRef<Peer.Command> peer,
            Deadlines.Patience patience,
            Credentials credentials) {
        ActorSystem system = ActorSystem.create("folkmoot-api", HttpConfig.of(settings.maxBody()));
        ActorRef<Outcome> nobody = Adapter.toTyped(system.deadLetters());
        PeerDesk desk = new PeerDesk(peer, nobody, Adapter.toTyped(system).scheduler(), system.dispatcher());
        Handlers handlers = new Handlers(about, desk, settings.maxDepth(), Clock.systemUTC());
        var shared = new Exchange.Shared(system, credentials, new Remembered(), settings.maxBody());
        return new HttpServer(shared, handlers, settings.allowedOrigins(), patience);
    }

    private static Optional<ServerSocketChannel> unix(RunFolder run, List<String> warnings) {
        Path socket = run.files().socket();
        try {
            return Optional.of(Sockets.unix(run));
        } catch (IOException | UnsupportedOperationException e) {
            int length = socket.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
            warnings.add(
                    length > LONGEST_SOCKET_PATH
                            ? "no Unix domain socket: " + socket + " has " + length + " bytes, and a path of one has at"
                                    + " most " + LONGEST_SOCKET_PATH
                                    + "; the API is served on TCP alone (a shorter --data mends it)"
                            : "no Unix domain socket at " + socket + ": " + e.getMessage()
                                    + "; the API is served on TCP alone");
            return Optional.empty();
        }
    }

    /** Exactly what clients of this port write, in the case in which they write it. */
    private static Predicate<String> tcpHosts(int port) {
        TreeSet<String> hosts = new TreeSet<>(List.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port));
        // The default port of HTTP is left out by those who know it.
        if (port == 80) hosts.addAll(List.of("127.0.0.1", "localhost", "[::1]"));
        return hosts::contains;
    }

    /** There is no port, and no name: clients put one of these in its place. */
    private static Predicate<String> unixHosts() {
        return new TreeSet<>(List.of("localhost", "folkmoot"))::contains;
    }

    /** The loopback port in use. */
    public int port() {
        return port;
    }

    /** {@code http://127.0.0.1:PORT}. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** The Unix domain socket, where there is one. */
    public Optional<Path> socket() {
        return hasSocket ? Optional.of(run.files().socket()) : Optional.empty();
    }

    /** What a person should know although all runs: why there is no Unix domain socket, for instance. */
    public List<String> warnings() {
        return warnings;
    }

    @Override
    public void close() {
        run.clear();
        server.close();
    }
}
