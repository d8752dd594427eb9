package io.folkmoot.gateway.cli;

import io.folkmoot.protocol.identity.Names;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Prints every name of this agent's key. */
@Command(name = "id", description = "Print every name of this agent; makes its key if there is none.")
final class IdCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final CommonOptions common;

    IdCommand(Terminal terminal, CommonOptions common) {
        this.terminal = terminal;
        this.common = common;
    }

    @Override
    public Integer call() throws CommandException {
        Map<String, String> names = document(Names.of(Keys.agent(common.data).publicKey()));
        common.print(terminal, names, Columns.of(names));
        return ExitCode.DONE.number();
    }

    static Map<String, String> document(Names names) {
        Map<String, String> document = new LinkedHashMap<>();
        document.put("node_id", names.nodeId().toHex());
        document.put("public_key", names.publicKey().toHex());
        document.put("amid", names.amid().text());
        document.put("endpoint_id", names.endpointId());
        document.put("pkarr", names.pkarr());
        document.put("did", names.did());
        // Null until an operator has certified this agent.
        document.put("operator_id", null);
        return document;
    }
}
