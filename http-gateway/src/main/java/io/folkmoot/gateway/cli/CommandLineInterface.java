package io.folkmoot.gateway.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
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
        return commands.execute(arguments.toArray(String[]::new));
    }

    CommandLine commands() {
        CommandLine commands = new CommandLine(new FolkmootCommand(), new CommandFactory(new Terminal(out, err)));
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
        say(whatIsWrong(command, failure), ExitCode.USAGE, json);
        List<String> near =
                failure instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        if (!near.isEmpty()) err.println("did you mean: " + String.join(", ", near) + "?");
        err.println("see: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE.number();
    }

    private static String whatIsWrong(CommandLine command, ParameterException failure) {
        boolean isUnknownCommand = failure instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().getFirst().startsWith("-")
                && !command.getSubcommands().isEmpty();
        if (!isUnknownCommand) return String.valueOf(failure.getMessage());
        return "'" + ((UnmatchedArgumentException) failure).getUnmatched().getFirst() + "' is no command";
    }

    private int say(String message, ExitCode exitCode, boolean json) {
        err.println("folkmoot: " + message);
        if (json) out.println(Json.text(Map.of("error", message)));
        return exitCode.number();
    }
}
