package io.folkmoot.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** Where settings come from beside what is shipped; a later component wins over an earlier one. */
public record Sources(
        Optional<Path> file,
        Map<String, String> environment,
        Map<String, String> properties,
        Map<String, String> commandLine) {

    public static final String FILE_NAME = "folkmoot.conf";

    public Sources {
        environment = Map.copyOf(environment);
        properties = Map.copyOf(properties);
        commandLine = Map.copyOf(commandLine);
    }

    /** Nothing but what is shipped. */
    public static Sources none() {
        return new Sources(Optional.empty(), Map.of(), Map.of(), Map.of());
    }

    /** This process, and {@code folkmoot.conf} in its data folder if there is one. */
    public static Sources ofProcess(Path dataFolder) {
        Path file = dataFolder.resolve(FILE_NAME);
        return new Sources(
                Files.exists(file) ? Optional.of(file) : Optional.empty(),
                System.getenv(),
                textual(System.getProperties()),
                Map.of());
    }

    /** This file must exist. */
    public Sources withFile(Path file) {
        return new Sources(Optional.of(file), environment, properties, commandLine);
    }

    public Sources withEnvironment(Map<String, String> environment) {
        return new Sources(file, environment, properties, commandLine);
    }

    public Sources withProperties(Map<String, String> properties) {
        return new Sources(file, environment, properties, commandLine);
    }

    /** Keys with or without the leading {@code folkmoot.}; lists are written with commas. */
    public Sources withCommandLine(Map<String, String> commandLine) {
        return new Sources(file, environment, properties, commandLine);
    }

    private static Map<String, String> textual(Properties properties) {
        var texts = new LinkedHashMap<String, String>();
        for (String name : properties.stringPropertyNames()) texts.put(name, properties.getProperty(name, ""));
        return texts;
    }
}
