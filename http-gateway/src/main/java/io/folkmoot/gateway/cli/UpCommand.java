package io.folkmoot.gateway.cli;

import io.folkmoot.config.Settings;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A peer as a person starts it: makes what is missing, and says who and where it is and what to do next. */
@Command(name = "up", description = "Run a peer: makes keys and folders, joins, and says where it is and what is next.")
final class UpCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final CommonOptions common;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StartOptions options = new StartOptions();

    UpCommand(Terminal terminal, CommonOptions common) {
        this.terminal = terminal;
        this.common = common;
    }

    @Override
    public Integer call() throws CommandException {
        Optional<Detached> started = options.detach(common, spec);
        if (started.isPresent()) {
            show(started.get().document());
            return ExitCode.DONE.number();
        }
        Settings settings = options.settings(common, LinkOptions.Audience.PERSON);
        return new PeerProcess(terminal).run(common.data, settings, this::show);
    }

    private void show(Map<String, ?> ready) {
        common.print(terminal, ready, Ready.text(ready, options.isDetached()));
    }
}
