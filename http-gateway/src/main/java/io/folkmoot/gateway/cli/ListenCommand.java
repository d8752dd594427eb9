package io.folkmoot.gateway.cli;

import io.folkmoot.actors.links.LinkEvent;
import io.folkmoot.actors.links.Status;
import io.folkmoot.actors.udp.IoThreads;
import io.folkmoot.actors.udp.QuicLibrary;
import io.folkmoot.config.Settings;
import io.folkmoot.gateway.links.Echo;
import io.folkmoot.gateway.links.OpenLinks;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.identity.Placement;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.trust.Genesis;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Links and nothing above them: somebody to ping. Runs until it is stopped. */
@Command(name = "listen", description = "Answer pings and echo what is sent, until Ctrl-C; shows what links do.")
final class ListenCommand implements Callable<Integer> {
    /** Others make events as fast as they like; those that nobody prints in time are counted instead. */
    private static final int MOST_WAITING = 1_024;

    private static final Duration STATUS_PATIENCE = Duration.ofSeconds(2);

    /** How soon it is noticed that the links have crashed. */
    private static final long LOOK_MILLIS = 500;

    private final Terminal terminal;
    private final CommonOptions common;
    private final BlockingQueue<LinkEvent> events = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicLong unprinted = new AtomicLong();

    @Mixin
    private LinkOptions links = new LinkOptions();

    @Mixin
    private PortOptions port = new PortOptions();

    @Option(names = "--stats-every", paramLabel = "SECONDS", description = "Print the counters again and again.")
    private Optional<Integer> statsEvery = Optional.empty();

    ListenCommand(Terminal terminal, CommonOptions common) {
        this.terminal = terminal;
        this.common = common;
    }

    @Override
    public Integer call() throws CommandException {
        if (statsEvery.isPresent() && statsEvery.get() < 1)
            throw CommandException.wrongInput("--stats-every must be at least 1");
        Map<String, String> options = new LinkedHashMap<>();
        port.addTo(options);
        Settings settings = links.settings(common, options);
        Genesis network = Networks.of(settings, common.data);
        var opening = new LinkOptions.Opening(Keys.agent(common.data), network, settings, QuicLibrary.NATIVE);
        try (UntilStopped stop = UntilStopped.watch();
                IoThreads threads = IoThreads.start(1);
                OpenLinks open = opening.with(Echo.create(), listener(), threads)) {
            announce(open, network);
            ExitCode code = follow(open);
            sayLastWords(open);
            return stop.end(code);
        }
    }

    private Behavior<LinkEvent> listener() {
        return Behaviors.receiveMessage(event -> {
            if (!events.offer(event)) unprinted.incrementAndGet();
            return Behaviors.same();
        });
    }

    private void announce(OpenLinks open, Genesis network) {
        PublicKey key = open.key().publicKey();
        List<String> pins = OwnAddresses.of(open.local()).stream()
                .map(address -> key.toHex() + "@" + address)
                .toList();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("ready", true);
        document.put("node_id", Placement.of(key).toHex());
        document.put("port", open.local().port());
        document.put("pid", ProcessHandle.current().pid());
        document.put("public_key", key.toHex());
        document.put("network", network.networkId().toHex());
        document.put("pins", pins);
        common.print(terminal, document, text(open.local(), Placement.of(key).toHex(), network, pins));
    }

    private static String text(Address local, String nodeId, Genesis network, List<String> pins) {
        boolean everywhere = local.toSocketAddress().getAddress().isAnyLocalAddress();
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("node id", nodeId);
        rows.put("network", Networks.inWords(network));
        rows.put(
                "listens",
                "UDP port " + local.port() + " of "
                        + (everywhere
                                ? "every address"
                                : local.toSocketAddress().getAddress().getHostAddress()));
        return Columns.of(rows) + "\n\nping it from another machine or terminal; Ctrl-C ends it\n"
                + pins.stream().map(pin -> "  folkmoot ping " + pin).collect(Collectors.joining("\n")) + "\n";
    }

    /** Until it is stopped, nobody reads on, or the links end by themselves, which is a defect. */
    private ExitCode follow(OpenLinks open) {
        long began = System.nanoTime();
        long printed = 0;
        try {
            while (open.isRunning()) {
                LinkEvent event = events.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (event != null) print(event);
                if (terminal.out().checkError()) return ExitCode.DONE;
                long due = statsEvery.isEmpty()
                        ? 0
                        : TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began) / statsEvery.get();
                if (due <= printed) continue;
                printed = due;
                count(open, "counts");
            }
        } catch (InterruptedException e) {
            return ExitCode.DONE;
        }
        terminal.err().println("folkmoot: a defect of ours: the links have ended (--log-level=debug shows more)");
        return ExitCode.DEFECT;
    }

    private void sayLastWords(OpenLinks open) {
        for (LinkEvent event = events.poll(); event != null; event = events.poll()) print(event);
        if (unprinted.get() > 0)
            terminal.err().println("folkmoot: " + unprinted + " events came faster than they could be printed");
        try {
            if (open.isRunning()) count(open, "end");
        } catch (InterruptedException e) {
            // Somebody is impatient: the counters are not worth a quarrel.
            Thread.currentThread().interrupt();
        }
    }

    private void print(LinkEvent event) {
        Instant now = Instant.now();
        common.print(terminal, LinkLines.document(event, now), LinkLines.text(event, now, ZoneId.systemDefault()));
    }

    private void count(OpenLinks open, String word) throws InterruptedException {
        Optional<Status> status = open.status(STATUS_PATIENCE);
        if (status.isEmpty()) terminal.err().println("folkmoot: the links do not say what they counted");
        else
            common.print(
                    terminal,
                    LinkLines.document(word, status.get(), Instant.now()),
                    "\n" + LinkLines.text(status.get()));
    }
}
