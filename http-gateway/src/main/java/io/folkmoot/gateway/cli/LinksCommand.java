package io.folkmoot.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** With whom the running peer has sessions. */
@Command(name = "links", description = "The sessions of the running peer with others, those that rest included.")
final class LinksCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final CommonOptions common;

    LinksCommand(Terminal terminal, CommonOptions common) {
        this.terminal = terminal;
        this.common = common;
    }

    @Override
    public Integer call() throws CommandException {
        try (Running peer = Running.connect(common)) {
            JsonNode document = peer.get("/local/links");
            Running.print(common, terminal, document, () -> text(document.path("links")));
            return ExitCode.DONE.number();
        }
    }

    private static String text(JsonNode links) {
        return links.isEmpty() ? "no session with anybody" : Rows.of(links, "node_id", "address", "path", "resting");
    }
}
