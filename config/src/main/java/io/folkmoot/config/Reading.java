package io.folkmoot.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import io.folkmoot.config.ConfigException.Problem;
import io.folkmoot.protocol.bytes.MalformedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One reading of all settings: turns raw values into typed ones, and keeps what was read and what was wrong. A wrong
 * value is replaced by the shipped one, so that reading goes on to the next problem.
 */
final class Reading {
    /** Left over only where it could not be resolved, among the layers that it would have been laid over. */
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{[^}]*}");

    private final Map<String, ConfigValue> values;
    private final List<Problem> problems;
    private final Map<String, Object> good = new HashMap<>();
    private final Map<String, Setting> settings = new LinkedHashMap<>();

    private Reading(Map<String, ConfigValue> values, List<Problem> problems) {
        this.values = values;
        this.problems = problems;
    }

    /** Reads twice: the preset is itself a setting, and can come from any source above it. */
    static Reading of(Sources sources) {
        var problems = new ArrayList<Problem>();
        Config file =
                sources.file().map(path -> ConfigFile.read(path, problems)).orElse(ConfigFactory.empty());
        var first = new ArrayList<Problem>();
        Preset preset =
                new Reading(Layers.merge(sources, file, Preset.NONE, first), first).choice("preset", Preset.class);
        return new Reading(Layers.merge(sources, file, preset, problems), problems);
    }

    int whole(String key, int least, int most) {
        return Math.toIntExact(read(key, Kind.whole(least, most)));
    }

    long size(String key, long least, long most) {
        return read(key, Kind.size(least, most));
    }

    Duration time(String key, Duration least, Duration most) {
        return read(key, Kind.time(least, most));
    }

    boolean flag(String key) {
        return read(key, Kind.FLAG);
    }

    <E extends Enum<E>> E choice(String key, Class<E> type) {
        return read(key, Kind.oneOf(type));
    }

    <T> T read(String key, Kind<T> kind) {
        return convert(key, value -> kind.parser().parse(text(value)), kind.expected(), kind.writer());
    }

    <T> List<T> list(String key, Kind<T> kind) {
        return convert(
                key,
                value -> elements(value, kind),
                "a list, each element " + kind.expected(),
                list -> list.stream().map(kind.writer()).collect(Collectors.joining(", ", "[", "]")));
    }

    /** The first must not exceed the second. */
    <T extends Comparable<T>> void atMost(String smaller, String larger, Class<T> type) {
        if (!good.containsKey(smaller) || !good.containsKey(larger)) return;
        T small = type.cast(Objects.requireNonNull(good.get(smaller)));
        T large = type.cast(Objects.requireNonNull(good.get(larger)));
        if (small.compareTo(large) <= 0) return;
        Setting limit = Objects.requireNonNull(settings.get(larger));
        Setting wrong = Objects.requireNonNull(settings.get(smaller));
        String reason = "must not exceed " + larger + " = " + limit.value() + " (" + limit.origin() + ")";
        problems.add(new Problem(smaller, wrong.value(), wrong.origin(), reason));
    }

    /** What was read, in the order of the reference. */
    List<Setting> settings() {
        return Shipped.keys().stream()
                .map(settings::get)
                .filter(Objects::nonNull)
                .toList();
    }

    List<Problem> problems() {
        return problems;
    }

    /** A raw value in a message: short, on one line. */
    static String shown(ConfigValue value) {
        String rendered = value.render(ConfigRenderOptions.concise());
        Matcher reference = REFERENCE.matcher(rendered);
        String text = reference.find() ? reference.group() : rendered;
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }

    @FunctionalInterface
    private interface Conversion<T> {
        T of(ConfigValue value) throws MalformedException;
    }

    private <T> T convert(String key, Conversion<T> conversion, String expected, Function<T, String> writer) {
        ConfigValue value = values.get(key);
        if (value == null) throw new IllegalStateException("folkmoot-reference.conf has no " + key);
        T typed;
        try {
            typed = conversion.of(value);
            good.put(key, typed);
        } catch (MalformedException e) {
            String detail = Objects.requireNonNullElse(e.getMessage(), "");
            String reason = (detail.isEmpty() ? "" : detail + "; ") + "must be " + expected;
            problems.add(new Problem(key, shown(value), Layers.origin(value), reason));
            typed = shipped(key, conversion);
        }
        settings.put(key, new Setting(key, writer.apply(typed), Layers.origin(value), Shipped.explanation(key)));
        return typed;
    }

    private static <T> T shipped(String key, Conversion<T> conversion) {
        try {
            return conversion.of(Objects.requireNonNull(Shipped.defaults().get(key)));
        } catch (MalformedException e) {
            throw new IllegalStateException("the shipped value of " + key + " is refused: " + e.getMessage(), e);
        }
    }

    private static String text(ConfigValue value) throws MalformedException {
        Object raw = unwrapped(value);
        if (raw == null) throw new MalformedException("is null");
        if (value instanceof ConfigList) throw new MalformedException("is a list");
        if (value instanceof ConfigObject) throw new MalformedException("is a group of settings");
        return raw.toString();
    }

    private static @Nullable Object unwrapped(ConfigValue value) throws MalformedException {
        try {
            return value.unwrapped();
        } catch (com.typesafe.config.ConfigException e) {
            throw new MalformedException("refers to something that is not defined");
        }
    }

    /** A list as HOCON has it, or one text with commas, as the environment and the command line have it. */
    private static <T> List<T> elements(ConfigValue value, Kind<T> kind) throws MalformedException {
        unwrapped(value);
        var texts = new ArrayList<String>();
        if (value instanceof ConfigList list) {
            for (ConfigValue element : list) texts.add(text(element));
        } else {
            String joined = text(value);
            if (!joined.isBlank())
                Arrays.stream(joined.split(",", -1)).map(String::strip).forEach(texts::add);
        }
        var elements = new ArrayList<T>();
        for (String text : texts) {
            T element = kind.parser().parse(text);
            if (elements.contains(element)) throw new MalformedException("names " + text + " twice");
            elements.add(element);
        }
        return List.copyOf(elements);
    }
}
