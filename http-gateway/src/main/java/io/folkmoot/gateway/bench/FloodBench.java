package io.folkmoot.gateway.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.folkmoot.actors.links.Links;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.frames.Ping;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * A flood of first packets from forged sources against one listening process while honest ones go on asking it: three
 * processes on this machine. Half of the honest asks go over a session that was there before, the others come from
 * newcomers who have to get in.
 */
public final class FloodBench {
    private static final int PER_SECOND = 100_000;
    private static final int SOURCES = 500;
    private static final int HEAP_MIB = 256;
    private static final Duration REQUEST_EVERY = Duration.ofMillis(5);
    private static final Duration REQUEST_PATIENCE = Duration.ofSeconds(2);
    private static final Duration NEWCOMER_EVERY = Duration.ofMillis(250);
    private static final Duration NEWCOMER_PATIENCE = Duration.ofSeconds(5);
    private static final Duration BEFORE = Duration.ofSeconds(2);
    private static final double NANOS_PER_SECOND = 1e9;

    private final Map<String, Figure> figures = new LinkedHashMap<>();

    private FloodBench() {}

    public static Map<String, Figure> run(Duration time) throws IOException {
        Path folder = Files.createTempDirectory("folkmoot-flood");
        try (Listener listener = Listener.start(folder, HEAP_MIB)) {
            FloodBench bench = new FloodBench();
            bench.run(listener, (int) time.toSeconds());
            return bench.figures;
        } catch (MalformedException e) {
            throw new IllegalStateException("what a listening process says of itself is well formed", e);
        } finally {
            delete(folder);
        }
    }

    private void run(Listener listener, int seconds) throws IOException, MalformedException {
        Contact target = listener.contact();
        try (Crowd crowd = new Crowd(listener.network(), 1, Duration.ofMinutes(1))) {
            ActorRef<Links.Command> known = crowd.join().links();
            Honest neighbour = new Honest(target, Accepting.REQUEST, REQUEST_PATIENCE, () -> known);
            Honest newcomers = new Honest(target, new Ping(), NEWCOMER_PATIENCE, () -> join(crowd));
            neighbour.start(crowd, REQUEST_EVERY);
            Waiting.pass(BEFORE);
            newcomers.start(crowd, NEWCOMER_EVERY);
            flood(
                    listener,
                    new Flooder.Order(
                            target.address().port(), target.key(), listener.network(), seconds, PER_SECOND, SOURCES));
            neighbour.stop();
            newcomers.stop();
            figures.put("honest_requests_answered", neighbour.answered());
            figures.put("honest_newcomers_answered", newcomers.answered());
        }
        figures.put("server_peak_rss_mib", Figure.of(listener.peakResidentMib(), "MiB"));
        figures.put("server_peak_heap_kept_mib", Figure.of(listener.peakKeptMib(), "MiB"));
        count(listener.end(), seconds);
    }

    private static ActorRef<Links.Command> join(Crowd crowd) {
        try {
            return crowd.join().links();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void flood(Listener listener, Flooder.Order order) throws IOException {
        Process flooder = Jvm.start(Flooder.class.getName(), List.of(), order.words());
        Duration before = listener.cpu();
        try (BufferedReader said = flooder.inputReader()) {
            String line = said.readLine();
            if (line == null) throw new IllegalStateException("the flooding process ended without a word");
            double sent = Long.parseLong(line.substring(0, line.indexOf(' ')));
            figures.put("flood_per_s", Figure.of(sent / order.seconds(), "/s"));
            double cpu = listener.cpu().minus(before).toNanos() / NANOS_PER_SECOND;
            figures.put("server_cores", Figure.of(cpu / order.seconds(), ""));
        } finally {
            flooder.destroy();
        }
    }

    /** What the other end says of it, per second of the flood. */
    private void count(JsonNode last, int seconds) {
        count("server_packets_in_per_s", last.path("packets").path("packets-in"), seconds);
        count("server_packets_out_per_s", last.path("packets").path("packets-out"), seconds);
        count("server_handshakes_answered_per_s", last.path("counts").path("handshakes-answered"), seconds);
        count("server_cookies_per_s", last.path("dropped_at_the_door").path("cookie-due"), seconds);
    }

    private void count(String name, JsonNode count, int seconds) {
        figures.put(name, Figure.of(count.asDouble() / seconds, "/s"));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        }
    }
}
