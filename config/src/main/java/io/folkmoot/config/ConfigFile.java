package io.folkmoot.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigValue;
import io.folkmoot.config.ConfigException.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Reads the file of the operator as HOCON; what is wrong with it as a whole is one problem, and then it counts as empty. */
final class ConfigFile {
    private ConfigFile() {}

    static Config read(Path given, List<Problem> problems) {
        Path path = given.toAbsolutePath();
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            String reason = Files.exists(path) ? "is not a readable file" : "does not exist";
            problems.add(new Problem("", "", path.toString(), reason));
            return ConfigFactory.empty();
        }
        try {
            var options =
                    ConfigParseOptions.defaults().setSyntax(ConfigSyntax.CONF).setAllowMissing(false);
            Config file = ConfigFactory.parseFile(path.toFile(), options);
            file.root().forEach((name, value) -> checkTop(name, value, problems));
            return file;
        } catch (com.typesafe.config.ConfigException e) {
            problems.add(problem(path, e));
            return ConfigFactory.empty();
        }
    }

    /** Other programs may share the file, but what is plainly ours must stand where it is read. */
    private static void checkTop(String name, ConfigValue value, List<Problem> problems) {
        if (name.equals(Shipped.ROOT)) return;
        boolean ours = name.startsWith(Shipped.ROOT + ".")
                || Nearest.distance(name, Shipped.ROOT) <= 2
                || Shipped.families().contains(name)
                || Shipped.keys().contains(name);
        if (ours) problems.add(new Problem(name, "", Layers.origin(value), "stands outside folkmoot { … }"));
    }

    /** The library names the place in front of its message, and the classes of the JDK within it. */
    static Problem problem(Path file, com.typesafe.config.ConfigException e) {
        String message =
                Objects.requireNonNullElse(e.getMessage(), "unreadable").replaceAll("java\\.[\\w.]+: ", "");
        String path = file.toAbsolutePath().toString();
        String origin = e.origin() == null ? path : e.origin().description();
        boolean here = origin.startsWith(path) && message.startsWith(origin + ": ");
        String reason = here ? message.substring(origin.length() + 2) : message;
        return new Problem("", "", here ? origin : path, "cannot be read as HOCON: " + reason);
    }
}
