package io.folkmoot.gateway.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.signing.NetworkId;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A process of its own that listens as {@code folkmoot listen} does, with a small heap, and what the system says of it. */
final class Listener implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern COLLECTED = Pattern.compile("\\d+M->(\\d+)M\\(");
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final double KIB_PER_MIB = 1_024;
    private static final long END_SECONDS = 10;

    private final Process process;
    private final BufferedReader lines;
    private final Path collections;
    private final JsonNode ready;

    private Listener(Process process, BufferedReader lines, Path collections, JsonNode ready) {
        this.process = process;
        this.lines = lines;
        this.collections = collections;
        this.ready = ready;
    }

    static Listener start(Path folder, int heapMib) throws IOException {
        Path collections = folder.resolve("collections.log");
        List<String> flags = List.of("-Xmx" + heapMib + "m", "-Xlog:gc:file=" + collections);
        List<String> words = List.of(
                "listen",
                "--json",
                "--port",
                "0",
                "--bind",
                "127.0.0.1",
                "--data",
                folder.resolve("peer").toString());
        Process process = Jvm.start("io.folkmoot.gateway.cli.Main", flags, words);
        BufferedReader lines = process.inputReader();
        String first = lines.readLine();
        if (first == null || !first.startsWith("{")) {
            process.destroy();
            throw new IllegalStateException("a listening process says first that it is ready, not: " + first);
        }
        return new Listener(process, lines, collections, JSON.readTree(first));
    }

    Contact contact() {
        InetAddress here = InetAddress.getLoopbackAddress();
        return new Contact(
                new PublicKey(Bytes.hex(ready.get("public_key").textValue())),
                Address.of(new InetSocketAddress(here, ready.get("port").intValue())));
    }

    NetworkId network() throws MalformedException {
        return NetworkId.parse(ready.get("network").textValue());
    }

    Duration cpu() {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** The most that the process ever had resident; not a number where the system does not say. */
    double peakResidentMib() throws IOException {
        Path status = Path.of("/proc", "" + process.pid(), "status");
        if (!Files.exists(status)) return Double.NaN;
        Matcher peak = PEAK.matcher(Files.readString(status));
        return peak.find() ? Long.parseLong(peak.group(1)) / KIB_PER_MIB : Double.NaN;
    }

    /** The most that a collection of its heap left over. */
    double peakKeptMib() throws IOException {
        try (Stream<String> log = Files.lines(collections)) {
            return log.map(COLLECTED::matcher)
                    .filter(Matcher::find)
                    .mapToLong(match -> Long.parseLong(match.group(1)))
                    .max()
                    .orElse(0);
        }
    }

    /** Asks it to end, and returns its last words: the counters. */
    JsonNode end() throws IOException {
        // By its handle: to destroy the process itself would close the stream from which its last words are read.
        process.toHandle().destroy();
        JsonNode last = JSON.createObjectNode();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            JsonNode said = JSON.readTree(line);
            if ("end".equals(said.path("event").textValue())) last = said;
        }
        return last;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
