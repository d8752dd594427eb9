package io.folkmoot.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** {@code folkmoot start} on the loopback address, in a thread of this process; an interrupt is its Ctrl-C. */
final class Up implements AutoCloseable {
    private final Lines out = new Lines();
    private final Lines err = new Lines();
    private final CompletableFuture<Integer> command = new CompletableFuture<>();
    private final Thread thread;
    private final Path data;
    private final JsonNode ready;

    private Up(Path data, List<String> arguments) throws Exception {
        this.data = data;
        var terminal = new CommandLineInterface(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
        thread = new Thread(() -> command.complete(terminal.run(arguments)), "up");
        thread.start();
        ready = new ObjectMapper().readTree(out.next());
    }

    static Up on(Path data, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "start", "--bind", "127.0.0.1", "--port", "0", "--log-level", "warn", "--data", data.toString()));
        arguments.addAll(List.of(more));
        return new Up(data, arguments);
    }

    JsonNode ready() {
        return ready;
    }

    String pin() {
        return ready.get("public_key").asText() + "@127.0.0.1:"
                + ready.get("port").asInt();
    }

    String nodeId() {
        return ready.get("node_id").asText();
    }

    /** Another command on the same folder. */
    Run run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", data.toString()));
        return Run.of(all.toArray(String[]::new));
    }

    JsonNode json(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--json");
        Run run = run(all.toArray(String[]::new));
        return new ObjectMapper().readTree(run.out());
    }

    /** The exit code, once it has ended. */
    int end() {
        return command.orTimeout(30, TimeUnit.SECONDS).join();
    }

    int stop() {
        thread.interrupt();
        return end();
    }

    List<String> said() {
        return err.rest();
    }

    @Override
    public void close() {
        stop();
    }
}
