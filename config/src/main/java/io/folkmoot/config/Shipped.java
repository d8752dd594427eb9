package io.folkmoot.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The files among the resources: every key with its default and its explanation, and the presets. */
final class Shipped {
    static final String ROOT = "folkmoot";
    static final String ORIGIN = "shipped default";

    private static final Config REFERENCE = parse("folkmoot-reference.conf", ORIGIN);
    private static final SequencedMap<String, ConfigValue> DEFAULTS = inOrderOfLines(REFERENCE);

    private Shipped() {}

    static Config reference() {
        return REFERENCE;
    }

    static Config preset(Preset preset) {
        if (preset == Preset.NONE) return ConfigFactory.empty();
        String name = preset.name().toLowerCase(Locale.ROOT);
        return parse("folkmoot-preset-" + name + ".conf", "preset " + name);
    }

    /** Every key below the root, in the order of the file. */
    static SequencedMap<String, ConfigValue> defaults() {
        return DEFAULTS;
    }

    static Set<String> keys() {
        return DEFAULTS.keySet();
    }

    static Set<String> families() {
        return keys().stream()
                .filter(key -> key.indexOf('.') >= 0)
                .map(key -> key.substring(0, key.indexOf('.')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static String explanation(String key) {
        ConfigValue value = DEFAULTS.get(key);
        if (value == null) throw new IllegalArgumentException("no such key: " + key);
        return value.origin().comments().stream().map(String::strip).collect(Collectors.joining("\n"));
    }

    private static Config parse(String resource, String origin) {
        var options = ConfigParseOptions.defaults().setSyntax(ConfigSyntax.CONF).setOriginDescription(origin);
        try (InputStream stream = Shipped.class.getResourceAsStream("/" + resource)) {
            if (stream == null) throw new IllegalStateException(resource + " is missing among the resources");
            return ConfigFactory.parseReader(new InputStreamReader(stream, StandardCharsets.UTF_8), options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SequencedMap<String, ConfigValue> inOrderOfLines(Config reference) {
        var ordered = new LinkedHashMap<String, ConfigValue>();
        ConfigObject root = reference.root().toConfig().getObject(ROOT);
        Layers.leaves("", root, Set.of()).entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, ConfigValue> leaf) ->
                        leaf.getValue().origin().lineNumber()))
                .forEach(leaf -> ordered.put(leaf.getKey(), leaf.getValue()));
        return Collections.unmodifiableSequencedMap(ordered);
    }
}
