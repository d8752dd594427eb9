package io.folkmoot.gateway.api;

import io.folkmoot.actors.peer.Peer;
import io.folkmoot.config.Settings;
import io.folkmoot.protocol.identity.Names;
import io.folkmoot.protocol.trust.Genesis;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;

/** A local API over a fake peer, in a folder of its own, for as long as a test needs it. */
public final class Served implements AutoCloseable {
    static final String ALLOWED_ORIGIN = "http://localhost:3000";
    static final int MAX_BODY = 4_096;
    static final int MAX_DEPTH = 8;

    /** Short, so that a test of it takes no long time; long enough for a busy machine. */
    static final Deadlines.Patience PATIENCE =
            new Deadlines.Patience(Duration.ofSeconds(20), Duration.ofSeconds(1), Duration.ofSeconds(5));

    final FakePeer peer = new FakePeer();
    final Path data;
    final LocalApi api;
    private final ActorTestKit kit = ActorTestKit.create();

    private Served(Path data, Settings.Api settings) throws Exception {
        this.data = data;
        ActorRef<Peer.Command> ref = kit.spawn(peer.behavior());
        this.api = LocalApi.start(settings, data, about(), ref, PATIENCE);
    }

    public static Served in(Path data) throws Exception {
        return new Served(data, settings(0));
    }

    static Served in(Path data, Settings.Api settings) throws Exception {
        return new Served(data, settings);
    }

    static Settings.Api settings(int port) {
        return new Settings.Api(true, port, List.of(ALLOWED_ORIGIN), MAX_BODY, MAX_DEPTH);
    }

    static LocalApi.About about() throws Exception {
        return new LocalApi.About(Names.of(FakePeer.KEY.publicKey()), Genesis.open("open"), "0.1.0");
    }

    String token() throws Exception {
        return Files.readString(RunFiles.of(data).token());
    }

    public int port() {
        return api.port();
    }

    public void fallSilent() {
        peer.silent = true;
    }

    @Override
    public void close() {
        api.close();
        kit.shutdownTestKit();
    }
}
