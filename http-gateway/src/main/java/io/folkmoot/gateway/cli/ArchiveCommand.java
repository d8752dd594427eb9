package io.folkmoot.gateway.cli;

import io.folkmoot.actors.udp.IoThreads;
import io.folkmoot.actors.udp.QuicLibrary;
import io.folkmoot.config.ConfigException;
import io.folkmoot.config.Settings;
import io.folkmoot.config.Sources;
import io.folkmoot.gateway.links.Echo;
import io.folkmoot.gateway.links.OpenLinks;
import io.folkmoot.gateway.peer.RunningPeer;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.records.RecordKey;
import io.folkmoot.protocol.trust.Genesis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import picocli.CommandLine.Command;

/** Touches the classes that most commands need; the launcher runs it once to make the archive of them. */
@Command(name = "archive", hidden = true, description = "Load the common classes and end.")
final class ArchiveCommand implements Callable<Integer> {
    private final Terminal terminal;

    ArchiveCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, ConfigException, MalformedException {
        int exitCode = run("inspect", "8401010780", "--json");
        Path folder = Files.createTempDirectory("folkmoot-archive");
        try {
            ping(folder.resolve("pinger"));
            run(folder.resolve("peer"));
        } catch (CommandException e) {
            // Where nothing may listen, there is no archive of what pings; everything else is worth having.
            terminal.err().println("folkmoot: " + e.getMessage());
        } finally {
            delete(folder);
        }
        return exitCode;
    }

    private int run(String... arguments) {
        return new CommandLineInterface(terminal.out(), terminal.err()).run(List.of(arguments));
    }

    /** Of somebody in this process, once as a peer whose key is known and once as one whose is not. */
    private void ping(Path data) throws CommandException, ConfigException, MalformedException {
        var loopback = Sources.none().withCommandLine(Map.of("network.bind", "127.0.0.1", "network.port", "0"));
        SigningKey key = SigningKey.generate(new SecureRandom());
        var opening = new LinkOptions.Opening(key, Genesis.open("open"), Settings.load(loopback), QuicLibrary.NATIVE);
        try (IoThreads threads = IoThreads.start(1);
                OpenLinks listener = opening.with(Echo.create(), Behaviors.ignore(), threads)) {
            String address = listener.local().toString();
            run("ping", key.publicKey().toHex() + "@" + address, "--data", data.toString());
            run("ping", address, "--json", "--data", data.toString());
        }
    }

    /** A whole peer with what it is asked most. */
    private void run(Path data) throws CommandException, ConfigException {
        var loopback = Sources.none().withCommandLine(Map.of("network.bind", "127.0.0.1"));
        RunningPeer.Setup setup = StartOptions.setup(data, Settings.load(loopback), List.of());
        try (RunningPeer running = PeerProcess.open(setup)) {
            String here = data.toString();
            terminal.out().println(Ready.text(Ready.document(running, setup, running.join()), false));
            run("put", "hello", "--name", "greeting", "--data", here);
            String key = RecordKey.note(setup.key().publicKey(), "greeting").toHex();
            run("get", key, "--data", here);
            run("status", "--data", here);
            run("peers", "--json", "--data", here);
            run("stop", "--data", here);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
