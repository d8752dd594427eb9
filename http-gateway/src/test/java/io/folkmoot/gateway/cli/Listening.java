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

/** {@code folkmoot listen} on the loopback address, in a thread of this process; an interrupt is its Ctrl-C. */
final class Listening implements AutoCloseable {
    private final Lines out = new Lines();
    private final Lines err = new Lines();
    private final CompletableFuture<Integer> command = new CompletableFuture<>();
    private final Thread thread;
    private final JsonNode ready;

    private Listening(List<String> arguments) throws Exception {
        var terminal = new CommandLineInterface(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
        thread = new Thread(() -> command.complete(terminal.run(arguments)), "listen");
        thread.start();
        ready = new ObjectMapper().readTree(out.next());
    }

    static Listening on(Path data, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(
                List.of("listen", "--json", "--bind", "127.0.0.1", "--port", "0", "--data", data.toString()));
        arguments.addAll(List.of(more));
        return new Listening(arguments);
    }

    JsonNode ready() {
        return ready;
    }

    String address() {
        return "127.0.0.1:" + ready.get("port").asInt();
    }

    String pin() {
        return ready.get("public_key").asText() + "@" + address();
    }

    Lines out() {
        return out;
    }

    /** The exit code. */
    int stop() {
        thread.interrupt();
        return command.orTimeout(30, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        stop();
    }
}
