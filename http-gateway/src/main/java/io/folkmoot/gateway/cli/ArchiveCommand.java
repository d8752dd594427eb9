package io.folkmoot.gateway.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Touches the classes that most commands need; the launcher runs it once to make the archive of them. */
@Command(name = "archive", hidden = true, description = "Load the common classes and end.")
final class ArchiveCommand implements Callable<Integer> {
    private final Terminal terminal;

    ArchiveCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return new CommandLineInterface(terminal.out(), terminal.err()).run(List.of("inspect", "8401010780", "--json"));
    }
}
