package io.folkmoot.gateway.api;

import io.folkmoot.actors.peer.Peer;
import io.folkmoot.config.Settings;
import io.folkmoot.protocol.identity.Names;
import io.folkmoot.protocol.trust.Genesis;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;

/** The API of one running peer. Closing it lets answers under way go out, and takes token, port and socket away. */
public final class LocalApi implements AutoCloseable {
    /** What the API says of the peer without asking it. */
    public record About(Names names, Genesis network, String version) {}

    private LocalApi() {}

    /**
     * Serves before it returns. The peer may live in any actor system of this process; {@code POST /local/stop} tells it
     * {@link Peer.Stop}, so whoever starts both watches the peer, and closes this when it has ended.
     */
    public static LocalApi start(Settings.Api settings, Path data, About about, ActorRef<Peer.Command> peer)
            throws LocalApiException {
        throw new LocalApiException("not built yet");
    }

    /** The loopback port in use. */
    public int port() {
        return 0;
    }

    /** {@code http://127.0.0.1:PORT}. */
    public String url() {
        return "";
    }

    /** The Unix domain socket, where there is one. */
    public Optional<Path> socket() {
        return Optional.empty();
    }

    /** What a person should know although all runs: why there is no Unix domain socket, for instance. */
    public List<String> warnings() {
        return List.of();
    }

    @Override
    public void close() {}
}
