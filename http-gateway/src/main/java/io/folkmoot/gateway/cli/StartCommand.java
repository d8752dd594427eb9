package io.folkmoot.gateway.cli;

import io.folkmoot.config.Settings;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A peer as scripts and service managers start it: one line when it is ready, then silence. */
@Command(
        name = "start",
        description = "Run a peer until it is stopped; prints one line of JSON once it has joined, or has tried to.")
final class StartCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final CommonOptions common;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StartOptions options = new StartOptions();

    StartCommand(Terminal terminal, CommonOptions common) {
        this.terminal = terminal;
        this.common = common;
    }

    @Override
    public Integer call() throws CommandException {
        Optional<Detached> started = options.detach(common, spec);
        if (started.isPresent()) {
            terminal.out().println(started.get().line());
            return ExitCode.DONE.number();
        }
        Settings settings = options.settings(common, LinkOptions.Audience.OPERATOR);
        return new PeerProcess(terminal)
                .run(common.data, settings, ready -> terminal.out().println(Json.text(ready)));
    }
}
