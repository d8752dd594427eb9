package io.folkmoot.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.folkmoot.protocol.records.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads what the mesh holds: its bytes as they are on standard output, what is known about them on standard error. */
@Command(name = "get", description = "Read what the mesh holds under a key; prints its bytes as they are.")
final class GetCommand implements Callable<Integer> {
    /** How sure the answer shall be. */
    enum Level {
        ANY,
        LATEST,
        CERTAIN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Terminal terminal;
    private final CommonOptions common;

    @Parameters(paramLabel = "KEY", description = "The key that put has printed, 64 hex digits.")
    private String key = "";

    @Option(
            names = "--level",
            paramLabel = "LEVEL",
            description = "any (the first valid answer), latest (the last acknowledged write; the default) or certain "
                    + "(the same although a third of the holders lie).")
    private Level level = Level.LATEST;

    @Option(names = "--kind", paramLabel = "KIND", description = "Only records of this kind, such as note or chunk.")
    private Optional<String> kind = Optional.empty();

    GetCommand(Terminal terminal, CommonOptions common) {
        this.terminal = terminal;
        this.common = common;
    }

    @Override
    public Integer call() throws CommandException {
        if (kind.isPresent() && Kind.ofWord(kind.get()).isEmpty())
            throw CommandException.wrongInput("there is no kind '" + kind.get() + "'");
        String path = "/local/records/" + Ids.key(key) + "?level=" + level
                + kind.map(word -> "&kind=" + word).orElse("");
        try (Running peer = Running.connect(common)) {
            JsonNode got = peer.get(path);
            if (common.json) terminal.out().println(got);
            else if (isFound(got)) write(got);
            else terminal.err().println("folkmoot: " + absence(got));
            return exitCode(got).number();
        }
    }

    private static ExitCode exitCode(JsonNode got) {
        if (isFound(got)) return ExitCode.DONE;
        return got.path("proved_absent").asBoolean() ? ExitCode.NO : ExitCode.TIMEOUT;
    }

    private static boolean isFound(JsonNode got) {
        return got.path("found").asBoolean();
    }

    private static String absence(JsonNode got) {
        return got.path("proved_absent").asBoolean()
                ? "nothing lies under this key: enough of its holders say so"
                : "unknown: too few of its holders answered to say whether anything lies there; try again, or see: folkmoot status";
    }

    private void write(JsonNode got) {
        byte[] body = body(got);
        terminal.out().write(body, 0, body.length);
        terminal.out().flush();
        if (body.length > 0 && body[body.length - 1] != '\n') terminal.err().println();
        terminal.err()
                .println("(sequence " + Rows.cell(got.path("sequence")) + ", " + Rows.cell(got.path("copies"))
                        + " copies seen, by "
                        + Rows.shortened(got.path("issuer").asText()) + ")");
    }

    private static byte[] body(JsonNode got) {
        if (got.path("body").isTextual()) return got.path("body").asText().getBytes(StandardCharsets.UTF_8);
        return Base64.getDecoder().decode(got.path("body_base64").asText());
    }
}
