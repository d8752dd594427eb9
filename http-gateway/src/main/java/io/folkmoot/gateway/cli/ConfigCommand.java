package io.folkmoot.gateway.cli;

import io.folkmoot.config.ConfigException;
import io.folkmoot.config.Setting;
import io.folkmoot.config.Settings;
import io.folkmoot.config.Sources;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what a peer is set to, where each value comes from, and what it does. */
@Command(
        name = "config",
        description = "Show the settings, where they come from, and what they do.",
        subcommands = {ConfigCommand.Show.class, ConfigCommand.Explain.class})
final class ConfigCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    /** {@code folkmoot config show}. */
    @Command(name = "show", description = "Print every setting and its value.")
    static final class Show implements Callable<Integer> {
        private final Terminal terminal;
        private final CommonOptions common;

        @Option(names = "--origin", description = "Say where each value comes from.")
        private boolean origin;

        Show(Terminal terminal, CommonOptions common) {
            this.terminal = terminal;
            this.common = common;
        }

        @Override
        public Integer call() throws CommandException {
            List<Setting> settings = settings();
            List<Map<String, String>> rows = settings.stream().map(this::row).toList();
            common.print(terminal, Map.of("settings", rows), text(settings));
            return ExitCode.DONE.number();
        }

        private List<Setting> settings() throws CommandException {
            try {
                return Settings.list(Sources.ofProcess(common.data));
            } catch (ConfigException e) {
                throw CommandException.wrongInput(String.valueOf(e.getMessage()));
            }
        }

        private Map<String, String> row(Setting setting) {
            Map<String, String> row = new LinkedHashMap<>();
            row.put("key", setting.key());
            row.put("value", setting.value());
            if (origin) row.put("origin", setting.origin());
            return row;
        }

        private String text(List<Setting> settings) {
            Map<String, String> rows = new LinkedHashMap<>();
            for (Setting setting : settings)
                rows.put(setting.key(), setting.value() + (origin ? "   # " + setting.origin() : ""));
            return Columns.of(rows);
        }
    }

    /** {@code folkmoot config explain KEY}. */
    @Command(name = "explain", description = "Say what a setting does and what goes wrong at either end.")
    static final class Explain implements Callable<Integer> {
        private final Terminal terminal;
        private final CommonOptions common;

        @Parameters(arity = "1..*", paramLabel = "KEY", description = "The setting, such as routing.k.")
        private List<String> keys = new ArrayList<>();

        Explain(Terminal terminal, CommonOptions common) {
            this.terminal = terminal;
            this.common = common;
        }

        @Override
        public Integer call() throws CommandException {
            List<Map<String, String>> rows = new ArrayList<>();
            for (String key : keys) rows.add(explained(key));
            String text = rows.stream().map(Explain::text).collect(Collectors.joining("\n\n"));
            common.print(terminal, Map.of("settings", rows), text);
            return ExitCode.DONE.number();
        }

        private static Map<String, String> explained(String key) throws CommandException {
            try {
                Setting setting = Settings.explain(key);
                Map<String, String> row = new LinkedHashMap<>();
                row.put("key", setting.key());
                row.put("default", setting.value());
                row.put("explanation", setting.explanation());
                return row;
            } catch (ConfigException e) {
                throw CommandException.wrongInput(String.valueOf(e.getMessage()));
            }
        }

        private static String text(Map<String, String> row) {
            return row.get("key") + " (default " + row.get("default") + ")\n" + row.get("explanation");
        }
    }
}
