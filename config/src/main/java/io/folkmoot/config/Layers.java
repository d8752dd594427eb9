package io.folkmoot.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import io.folkmoot.config.ConfigException.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Lays the sources over one another: one value per known key, the strongest, which still knows where it was written. */
final class Layers {
    private static final String VARIABLE = "FOLKMOOT_";
    private static final String PROPERTY = Shipped.ROOT + ".";

    private final List<Problem> problems;
    private final Map<String, ConfigValue> values = new LinkedHashMap<>();

    private Layers(List<Problem> problems) {
        this.problems = problems;
    }

    /** Unknown keys and unreadable files are added to the problems; the values are complete even so. */
    static Map<String, ConfigValue> merge(Sources sources, Config file, Preset preset, List<Problem> problems) {
        var layers = new Layers(problems);
        layers.values.putAll(Shipped.defaults());
        layers.addFile(file, preset, sources);
        layers.addEnvironment(sources.environment());
        layers.addProperties(sources.properties());
        layers.addCommandLine(sources.commandLine());
        return layers.values;
    }

    static String variable(String key) {
        return VARIABLE + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** Where a person finds the value: a file with its line, or the name of the layer. */
    static String origin(ConfigValue value) {
        ConfigOrigin origin = value.origin();
        if (origin.filename() != null) return origin.filename() + ": " + origin.lineNumber();
        String strongest = origin.description().replaceFirst("^merge of ([^,]*),.*$", "$1");
        return strongest.startsWith(Shipped.ORIGIN) || strongest.startsWith("preset ")
                ? strongest.replaceFirst(": [0-9]+$", "")
                : strongest;
    }

    /** Everything below an object that is not an object itself or is {@code known} as one setting, by dotted path. */
    static Map<String, ConfigValue> leaves(String path, ConfigObject object, Set<String> known) {
        var leaves = new TreeMap<String, ConfigValue>();
        for (var entry : object.entrySet()) {
            String name = ConfigUtil.joinPath(entry.getKey());
            String key = path.isEmpty() ? name : path + "." + name;
            boolean group = entry.getValue() instanceof ConfigObject inner && !inner.isEmpty() && !known.contains(key);
            if (group) leaves.putAll(leaves(key, (ConfigObject) entry.getValue(), known));
            else leaves.put(key, entry.getValue());
        }
        return leaves;
    }

    private void addFile(Config file, Preset preset, Sources sources) {
        Config merged = file.withFallback(Shipped.preset(preset)).withFallback(Shipped.reference());
        try {
            Config resolved = merged.withFallback(variables(sources.environment()))
                    .resolve(ConfigResolveOptions.noSystem().setAllowUnresolved(true));
            ConfigValue root = resolved.root().get(Shipped.ROOT);
            if (root instanceof ConfigObject families)
                leaves("", families, Shipped.keys()).forEach(this::addFromFile);
            else if (root != null)
                refuse(Shipped.ROOT, root, "is the group of all settings; write folkmoot { routing { k = 16 } }");
        } catch (com.typesafe.config.ConfigException e) {
            problems.add(ConfigFile.problem(sources.file().orElseThrow(), e));
        }
    }

    private void addFromFile(String key, ConfigValue value) {
        if (Shipped.keys().contains(key)) values.put(key, value);
        else if (!Shipped.families().contains(key)) refuse(key, value, unknown(key));
        else if (!(value instanceof ConfigObject))
            refuse(key, value, "is a family of settings; write " + key + " { … }");
    }

    private void addEnvironment(Map<String, String> environment) {
        var variables = new TreeMap<String, String>();
        for (String key : Shipped.keys()) variables.put(variable(key), key);
        new TreeMap<>(environment).forEach((name, text) -> {
            if (!name.startsWith(VARIABLE)) return;
            String key = variables.get(name);
            ConfigValue value = value(text, "environment " + name);
            if (key != null) values.put(key, value);
            else if (meant(name, "_", variables.keySet()))
                refuse(name, value, unknownVariable(name, variables.keySet()));
        });
    }

    private void addProperties(Map<String, String> properties) {
        new TreeMap<>(properties).forEach((name, text) -> {
            if (!name.startsWith(PROPERTY)) return;
            String key = name.substring(PROPERTY.length());
            ConfigValue value = value(text, "-D" + name);
            if (Shipped.keys().contains(key)) values.put(key, value);
            else if (meant(key, ".", Shipped.keys())) refuse(key, value, unknown(key));
        });
    }

    private void addCommandLine(Map<String, String> commandLine) {
        new TreeMap<>(commandLine).forEach((name, text) -> {
            String key = name.startsWith(PROPERTY) ? name.substring(PROPERTY.length()) : name;
            ConfigValue value = value(text, "command line");
            if (Shipped.keys().contains(key)) values.put(key, value);
            else refuse(key, value, unknown(key));
        });
    }

    /**
     * Whether a name was meant for us: container platforms and launchers put names of their own beside ours
     * (a Kubernetes service called folkmoot makes FOLKMOOT_SERVICE_HOST), and these must not stop a peer.
     */
    private static boolean meant(String name, String separator, Set<String> known) {
        String bare =
                name.startsWith(VARIABLE) ? name.substring(VARIABLE.length()).toLowerCase(Locale.ROOT) : name;
        boolean family = Shipped.families().stream().anyMatch(each -> bare.startsWith(each + separator));
        return family || known.stream().anyMatch(each -> Nearest.distance(name, each) <= 2);
    }

    static String unknown(String key) {
        String family = key.indexOf('.') < 0 ? "" : key.substring(0, key.indexOf('.') + 1);
        Optional<String> nearest = Nearest.to(key, Shipped.keys());
        if (nearest.isPresent()) return "is no setting" + suggestion(nearest.get());
        var siblings = Shipped.keys().stream()
                .filter(known -> !family.isEmpty() && known.startsWith(family))
                .toList();
        return siblings.isEmpty()
                ? "is no setting; the families are " + String.join(", ", Shipped.families())
                : "is no setting; the family has " + String.join(", ", siblings);
    }

    private static String unknownVariable(String name, Set<String> known) {
        return "is no setting" + Nearest.to(name, known).map(Layers::suggestion).orElse("");
    }

    private static String suggestion(String nearest) {
        return "; did you mean " + nearest + "?";
    }

    private void refuse(String key, ConfigValue value, String reason) {
        problems.add(new Problem(key, Reading.shown(value), origin(value), reason));
    }

    private static ConfigValue value(String text, String origin) {
        return ConfigValueFactory.fromAnyRef(text, origin);
    }

    /** What {@code ${NAME}} in a file may refer to. */
    private static Config variables(Map<String, String> environment) {
        var values = new TreeMap<String, ConfigValue>();
        environment.forEach((name, text) -> values.put(name, value(text, "environment " + name)));
        return ConfigFactory.empty().withFallback(ConfigValueFactory.fromMap(values));
    }
}
