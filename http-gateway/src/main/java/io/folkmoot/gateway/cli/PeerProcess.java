package io.folkmoot.gateway.cli;

import io.folkmoot.actors.peer.Peer.Joined;
import io.folkmoot.config.Settings;
import io.folkmoot.gateway.peer.RunningPeer;
import io.folkmoot.gateway.peer.StartException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A peer in this process, from its start until somebody stops it: by a signal, through its API, or by a defect. */
final class PeerProcess {
    /** How soon it is noticed that the peer has ended. */
    private static final Duration LOOK = Duration.ofMillis(500);

    private final Terminal terminal;
    private final ServiceManager manager = ServiceManager.of(System.getenv());

    PeerProcess(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Once it runs, the document says where; this returns when it has ended. */
    int run(Path data, Settings settings, Consumer<Map<String, Object>> ready) throws CommandException {
        Entrances entrances = Entrances.resolve(settings.bootstrap().nodes());
        entrances.problems().forEach(this::say);
        RunningPeer.Setup setup = StartOptions.setup(data, settings, entrances.found());
        try (UntilStopped stop = UntilStopped.watch();
                RunningPeer running = open(setup)) {
            return stop.end(stay(running, setup, ready));
        }
    }

    private ExitCode stay(RunningPeer running, RunningPeer.Setup setup, Consumer<Map<String, Object>> ready) {
        try {
            Joined joined = running.join();
            Map<String, Object> document = Ready.document(running, setup, joined);
            running.warnings().forEach(this::say);
            ready.accept(document);
            manager.ready();
            boolean ended = false;
            while (!ended) ended = running.peer().awaitEnd(LOOK);
        } catch (InterruptedException e) {
            manager.stopping();
            return ExitCode.DONE;
        }
        return end(running);
    }

    private ExitCode end(RunningPeer running) {
        Optional<String> failure = running.peer().failure();
        if (failure.isEmpty()) return ExitCode.DONE;
        say("a defect of ours: the peer has ended, " + failure.get());
        return ExitCode.DEFECT;
    }

    private void say(String warning) {
        terminal.err().println("folkmoot: " + warning);
    }

    static RunningPeer open(RunningPeer.Setup setup) throws CommandException {
        try {
            return RunningPeer.open(setup);
        } catch (StartException e) {
            throw new CommandException(
                    e.reason() == StartException.Reason.FOLDER_IN_USE ? ExitCode.CONFLICT : ExitCode.USAGE,
                    e.getMessage());
        }
    }
}
