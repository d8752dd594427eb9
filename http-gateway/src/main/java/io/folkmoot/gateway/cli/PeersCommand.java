package io.folkmoot.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Whom the running peer knows. */
@Command(name = "peers", description = "The peers in the table of the running peer, with where they are and how far.")
final class PeersCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final CommonOptions common;

    PeersCommand(Terminal terminal, CommonOptions common) {
        this.terminal = terminal;
        this.common = common;
    }

    @Override
    public Integer call() throws CommandException {
        try (Running peer = Running.connect(common)) {
            JsonNode document = peer.get("/local/peers");
            Running.print(common, terminal, document, () -> text(document.path("peers")));
            return ExitCode.DONE.number();
        }
    }

    private static String text(JsonNode peers) {
        if (peers.isEmpty())
            return "no peer is known yet; give this one a first contact: folkmoot up --bootstrap KEY@HOST:PORT";
        return Rows.of(peers, "node_id", "address", "path", "rtt_ms", "bucket");
    }
}
