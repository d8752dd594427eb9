package io.folkmoot.gateway.cli;

import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/** What every command takes. */
final class CommonOptions {
    @Option(names = "--json", description = "One JSON document on standard output, everything else on standard error.")
    boolean json;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where keys, records and settings lie (default: ~/.folkmoot).")
    Path data = Path.of(System.getProperty("user.home"), ".folkmoot");

    @Option(names = "--debug", description = "Show where an error came from.")
    boolean debug;

    /** Prints the document, or the same for eyes. */
    void print(Terminal terminal, Map<String, ?> document, String text) {
        terminal.out().println(json ? Json.text(document) : text);
    }
}
