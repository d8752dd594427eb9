package io.folkmoot.gateway.cli;

import io.folkmoot.actors.udp.IoThreads;
import io.folkmoot.actors.udp.QuicLibrary;
import io.folkmoot.config.Settings;
import io.folkmoot.gateway.links.Echo;
import io.folkmoot.gateway.links.OpenLinks;
import io.folkmoot.gateway.links.PingEvent;
import io.folkmoot.gateway.links.PingEvent.Ended;
import io.folkmoot.gateway.links.PingEvent.Found;
import io.folkmoot.gateway.links.PingEvent.Outcome;
import io.folkmoot.gateway.links.Pinger;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.trust.Genesis;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks a peer whether it is there, over a port of its own. */
@Command(name = "ping", description = "Ask a peer whether it is there, and measure the way.")
final class PingCommand implements Callable<Integer> {
    /** A day of them. */
    private static final int MOST = 86_400;

    private static final Duration SHORTEST = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration EVERY = Duration.ofSeconds(1);

    /** Requests are repeated meanwhile: long enough to get through to a peer that starts again just now. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Terminal terminal;
    private final CommonOptions common;

    @Mixin
    private LinkOptions links = new LinkOptions();

    @Parameters(
            paramLabel = "[KEY@]HOST:PORT|NODEID",
            description = "The peer; without its key (64 hex digits), whoever answers there is believed. A node id is "
                    + "found by the running peer of the data folder.")
    private String target = "";

    @Option(names = "--count", paramLabel = "N", description = "How many pings, one a second (default: 1).")
    private int count = 1;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = Patience.class,
            description = "How long to wait for each answer, such as 500ms or 2s (default: 4s).")
    private Duration timeout = PATIENCE;

    PingCommand(Terminal terminal, CommonOptions common) {
        this.terminal = terminal;
        this.common = common;
    }

    @Override
    public Integer call() throws CommandException {
        checkOptions();
        if (Ids.isId(target)) return byWayOfTheRunningPeer(Ids.nodeId(target));
        Settings settings = links.settings(common, Map.of("network.port", "0"));
        Genesis network = Networks.of(settings, common.data);
        PingTarget to = PingTarget.resolve(target);
        SigningKey key = Keys.agent(common.data);
        PingTally tally = new PingTally(target, to.key().isPresent(), Networks.inWords(network));
        try (UntilStopped stop = UntilStopped.watch()) {
            var opening = new LinkOptions.Opening(key, network, settings, QuicLibrary.ABSENT);
            Outcome outcome = reach(opening, to, tally);
            return stop.end(report(tally, outcome));
        }
    }

    private int byWayOfTheRunningPeer(String nodeId) throws CommandException {
        try (UntilStopped stop = UntilStopped.watch();
                Running peer = Running.connect(common)) {
            MeshPing ping = new MeshPing(peer, common.json ? line -> {} : terminal.out()::println);
            ping.run(nodeId, count, EVERY, timeout);
            common.print(terminal, ping.document(nodeId), ping.summary());
            if (!ping.isReached()) terminal.err().println("folkmoot: " + ping.reason());
            return stop.end(ping.isReached() ? ExitCode.DONE : ExitCode.UNREACHABLE);
        }
    }

    private void checkOptions() throws CommandException {
        if (count < 1 || count > MOST) throw CommandException.wrongInput("--count must be from 1 to " + MOST);
        if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0)
            throw CommandException.wrongInput("--timeout must be from 10ms to 1m");
    }

    /** A key cannot talk to itself, yet whoever pings the peer of the same folder wants to know whether it is there. */
    private @Nullable Outcome reach(LinkOptions.Opening opening, PingTarget to, PingTally tally)
            throws CommandException {
        PublicKey self = opening.key().publicKey();
        PingTarget other = to;
        if (!to.key().equals(Optional.of(self))) {
            Run run = run(opening, to, tally, Optional.of(self));
            if (run.found() == null) return run.outcome();
            other = new PingTarget(
                    Optional.of(self), List.of(run.found().contact().address()));
        }
        terminal.err().println("folkmoot: that is the peer of this folder's own key; it is pinged under a passing one");
        SigningKey passing = SigningKey.generate(new SecureRandom());
        return run(opening.under(passing), other, tally, Optional.empty()).outcome();
    }

    /** How it ended, null if it was stopped; or that a key was found that cannot be pinged. */
    private record Run(@Nullable Outcome outcome, @Nullable Found found) {}

    private Run run(LinkOptions.Opening opening, PingTarget to, PingTally tally, Optional<PublicKey> not)
            throws CommandException {
        BlockingQueue<PingEvent> events = new LinkedBlockingQueue<>();
        var plan = new Pinger.Plan(to.key(), to.addresses(), count, EVERY, timeout);
        try (IoThreads threads = IoThreads.start(1);
                OpenLinks open = opening.with(Echo.create(), Behaviors.ignore(), threads)) {
            open.spawn(Pinger.create(plan, open.links(), events::add), "pinger");
            while (true) {
                PingEvent event = events.take();
                if (event instanceof Found found
                        && not.equals(Optional.of(found.contact().key()))) return new Run(null, found);
                tally.hear(event).filter(line -> !common.json).ifPresent(terminal.out()::println);
                if (event instanceof Ended(Outcome outcome)) return new Run(outcome, null);
            }
        } catch (InterruptedException e) {
            return new Run(null, null);
        }
    }

    private ExitCode report(PingTally tally, @Nullable Outcome outcome) {
        Optional<String> trouble =
                outcome == null || tally.isReached() ? Optional.empty() : Optional.of(tally.trouble(outcome));
        Map<String, @Nullable Object> document = tally.document();
        trouble.ifPresent(reason -> document.put("error", reason));
        common.print(terminal, document, tally.summary());
        tally.advice().ifPresent((common.json ? terminal.err() : terminal.out())::println);
        trouble.ifPresent(reason -> terminal.err().println("folkmoot: " + reason));
        return tally.isReached() ? ExitCode.DONE : ExitCode.UNREACHABLE;
    }
}
