package io.folkmoot.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.folkmoot.persistence.folder.FileProblems;
import io.folkmoot.protocol.records.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives the mesh something to hold. */
@Command(
        name = "put",
        description =
                "Have the mesh hold a text or a file. Without a name it lies under the hash of its content and never "
                        + "changes; with one it is a note of this agent, whose next version replaces it.")
final class PutCommand implements Callable<Integer> {
    private static final int MOST_BYTES = Math.max(Kind.NOTE.maxBody(), Kind.CHUNK.maxBody());

    private final Terminal terminal;
    private final CommonOptions common;

    @Parameters(paramLabel = "TEXT", arity = "0..1", description = "What to hold.")
    private Optional<String> text = Optional.empty();

    @Option(names = "--file", paramLabel = "F", description = "What to hold, from a file.")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--name",
            paramLabel = "N",
            description = "What this agent calls it; a second put replaces the first.")
    private Optional<String> name = Optional.empty();

    PutCommand(Terminal terminal, CommonOptions common) {
        this.terminal = terminal;
        this.common = common;
    }

    @Override
    public Integer call() throws CommandException {
        if (text.isPresent() == file.isPresent())
            throw CommandException.wrongInput("give either a TEXT or --file, and not both");
        Map<String, Object> request = new LinkedHashMap<>();
        text.ifPresent(words -> request.put("text", words));
        if (file.isPresent()) request.put("body_base64", Base64.getEncoder().encodeToString(content(file.get())));
        name.ifPresent(called -> request.put("name", called));
        try (Running peer = Running.connect(common)) {
            JsonNode put = peer.post("/local/records", request);
            Running.print(common, terminal, put, () -> text(put));
            return ExitCode.DONE.number();
        }
    }

    private static byte[] content(Path file) throws CommandException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(MOST_BYTES + 1);
            if (content.length <= MOST_BYTES) return content;
            throw CommandException.wrongInput(
                    file + " is larger than the " + MOST_BYTES + " bytes that one record holds");
        } catch (IOException e) {
            throw CommandException.wrongInput(file + " cannot be read: " + FileProblems.inWords(e));
        }
    }

    private static String text(JsonNode put) {
        Map<String, Object> rows = new LinkedHashMap<>();
        rows.put("key", put.path("key").asText());
        rows.put("record", put.path("record").asText());
        rows.put("copies", Rows.cell(put.path("copies")));
        return Columns.of(rows) + "\n\nget it anywhere in the network\n  ./folkmoot get "
                + put.path("key").asText();
    }
}
