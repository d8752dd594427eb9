package io.folkmoot.gateway.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What every command takes, before its name or after it. */
final class CommonOptions {
    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "One JSON document on standard output, everything else on standard error.")
    boolean json;

    @Option(
            names = "--data",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description = "Where keys, records and settings lie (default: ~/.folkmoot).")
    Path data = Path.of(System.getProperty("user.home"), ".folkmoot");

    @Option(
            names = "--api",
            scope = ScopeType.INHERIT,
            paramLabel = "ADDRESS",
            description = "The running peer to ask: unix:PATH or http://HOST:PORT (default: that of the data folder).")
    Optional<String> api = Optional.empty();

    @Option(
            names = "--token-file",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "The token of that peer (default: run/api.token in the data folder).")
    Optional<Path> tokenFile = Optional.empty();

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show where an error came from.")
    boolean debug;

    /** Prints the document, or the same for eyes. */
    void print(Terminal terminal, Map<String, ?> document, String text) {
        terminal.out().println(json ? Json.text(document) : text);
    }
}
