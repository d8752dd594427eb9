package io.folkmoot.gateway.cli;

import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The word {@code folkmoot} itself: it only knows its commands. */
@Command(
        name = "folkmoot",
        description = "A peer-to-peer mesh for software agents.",
        mixinStandardHelpOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class,
            StartCommand.class,
            StopCommand.class,
            StatusCommand.class,
            PeersCommand.class,
            LinksCommand.class,
            FindCommand.class,
            PutCommand.class,
            GetCommand.class,
            DemoCommand.class,
            IdCommand.class,
            ListenCommand.class,
            PingCommand.class,
            SetupCommand.class,
            NetworkCommand.class,
            ConfigCommand.class,
            InspectCommand.class,
            SimulateCommand.class,
            BenchCommand.class,
            ArchiveCommand.class,
            HelpCommand.class,
            GenerateCompletion.class
        })
final class FolkmootCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    @SuppressWarnings("UnusedVariable") // The parser fills it; the commands share it.
    private final CommonOptions common;

    @Option(
            names = {"-V", "--version"},
            description = "Print version, commit and Java as JSON.")
    private boolean version;

    FolkmootCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public void run() {
        if (!version) throw new ParameterException(spec.commandLine(), "a command is missing");
        spec.commandLine().getOut().println(Json.text(Version.running().document()));
    }
}
