package io.folkmoot.gateway.cli;

import io.folkmoot.config.Nearest;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Parses the arguments, runs the command, and turns whatever went wrong into one line and an exit code. */
final class CommandLineInterface {
    private final PrintStream out;
    private final PrintStream err;

    CommandLineInterface(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    int run(List<String> arguments) {
        CommandLine commands = commands();
        boolean json = arguments.contains("--json");
        boolean debug = arguments.contains("--debug");
        commands.setExecutionExceptionHandler((failure, command, result) -> report(failure, json, debug));
        commands.setParameterExceptionHandler((failure, ignored) -> reportUsage(failure, json));
        try {
            return commands.execute(arguments.toArray(String[]::new));
        } catch (StackOverflowError | OutOfMemoryError e) {
            return report(new IllegalStateException(e.toString(), e), json, debug);
        }
    }

    CommandLine commands() {
        CommonOptions common = new CommonOptions();
        CommandLine commands =
                new CommandLine(new FolkmootCommand(common), new CommandFactory(new Terminal(out, err), common));
        commands.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        commands.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        commands.setUsageHelpAutoWidth(true);
        commands.setAbbreviatedSubcommandsAllowed(false);
        addHelp(commands);
        return commands;
    }

    private static void addHelp(CommandLine command) {
        if (!command.getCommandSpec().optionsMap().containsKey("--help"))
            command.getCommandSpec()
                    .addOption(OptionSpec.builder("-h", "--help")
                            .usageHelp(true)
                            .description("Show this help.")
                            .build());
        command.getSubcommands().values().forEach(CommandLineInterface::addHelp);
    }

    private int report(Exception failure, boolean json, boolean debug) {
        if (debug) failure.printStackTrace(err);
        if (failure instanceof CommandException expected) return say(expected.getMessage(), expected.exitCode(), json);
        String what = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return say("a defect of ours: " + what + " (--debug shows where)", ExitCode.DEFECT, json);
    }

    private int reportUsage(ParameterException failure, boolean json) {
        CommandLine command = failure.getCommandLine();
        Optional<String> stranger = failure instanceof UnmatchedArgumentException unmatched
                ? Optional.of(unmatched.getUnmatched().getFirst())
                : Optional.empty();
        say(
                stranger.map(word -> isOption(word) ? "unknown option " + word : unexpected(command, word))
                        .orElse(String.valueOf(failure.getMessage())),
                ExitCode.USAGE,
                json);
        stranger.flatMap(word -> Nearest.to(
                        word,
                        isOption(word)
                                ? options(command)
                                : command.getSubcommands().keySet()))
                .ifPresent(near -> err.println("did you mean: " + near + "?"));
        err.println("see: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE.number();
    }

    private static String unexpected(CommandLine command, String word) {
        return "'" + word + "' is " + (command.getSubcommands().isEmpty() ? "one argument too many" : "no command");
    }

    private static boolean isOption(String word) {
        return word.startsWith("-");
    }

    private static Set<String> options(CommandLine command) {
        return command.getCommandSpec().optionsMap().keySet();
    }

    private int say(String message, ExitCode exitCode, boolean json) {
        err.println("folkmoot: " + message);
        if (json) out.println(Json.text(Map.of("error", message)));
        return exitCode.number();
    }
}
