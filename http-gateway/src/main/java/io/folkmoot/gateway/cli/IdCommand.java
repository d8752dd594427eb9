package io.folkmoot.gateway.cli;

import io.folkmoot.gateway.api.Documents;
import io.folkmoot.protocol.identity.Names;
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
        Map<String, Object> names =
                Documents.names(Names.of(Keys.agent(common.data).publicKey()));
        common.print(terminal, names, Columns.of(names));
        return ExitCode.DONE.number();
    }
}
