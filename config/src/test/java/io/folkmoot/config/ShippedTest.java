package io.folkmoot.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShippedTest {

    @Test
    void everyKeyIsExplainedInAtLeastTwoLines() {
        for (String key : Shipped.keys()) {
            assertThat(Shipped.explanation(key).lines().count()).as(key).isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void everyKeyIsReadAndNothingElse() throws ConfigException {
        List<Setting> settings = Settings.list(Sources.none());

        assertThat(settings).extracting(Setting::key).containsExactlyElementsOf(Shipped.keys());
    }

    @Test
    void everyComponentOfSettingsHasAKeyAndEveryKeyAComponent() {
        var components = new ArrayList<String>();
        for (RecordComponent family : Settings.class.getRecordComponents()) {
            if (!family.getType().isRecord()) components.add(kebab(family));
            else
                for (RecordComponent setting : family.getType().getRecordComponents())
                    components.add(kebab(family) + "." + kebab(setting));
        }

        assertThat(components).containsExactlyInAnyOrderElementsOf(Shipped.keys());
    }

    @Test
    void noTwoKeysShareAnEnvironmentVariable() {
        assertThat(Shipped.keys().stream().map(Layers::variable)).doesNotHaveDuplicates();
    }

    @Test
    void keysAreListedInTheOrderOfTheFile() {
        assertThat(Shipped.keys()).startsWith("preset", "network.genesis").endsWith("logging.level", "logging.format");
    }

    @ParameterizedTest
    @EnumSource(names = {"LOCAL", "LAN", "WAN"})
    void aPresetIsValidAndEachOfItsLinesDiffersFromTheDefault(Preset preset) throws ConfigException {
        var chosen =
                Sources.none().withCommandLine(Map.of("preset", preset.name().toLowerCase(Locale.ROOT)));
        var keys = Layers.leaves("", Shipped.preset(preset).getObject("folkmoot"), Shipped.keys())
                .keySet();
        Map<String, String> defaults = values(Sources.none());
        Map<String, String> values = values(chosen);

        assertThat(Settings.load(chosen).preset()).isEqualTo(preset);
        assertThat(keys).isNotEmpty().isSubsetOf(Shipped.keys()).doesNotContain("preset");
        for (String key : Shipped.keys()) {
            if (key.equals("preset")) continue;
            boolean differs = !Objects.equals(values.get(key), defaults.get(key));
            assertThat(differs).as(key).isEqualTo(keys.contains(key));
        }
    }

    @Test
    void thePresetsSayWhatTheyAreFor() throws ConfigException {
        assertThat(settings("local").network().bind()).contains("127.0.0.1");
        assertThat(settings("lan").bootstrap().mainlineRouters()).isEmpty();
        assertThat(settings("wan").lookup().disjointPaths()).isEqualTo(4);
    }

    @Test
    void theRoutersOfMainlineAreAtLeastThree() throws ConfigException {
        assertThat(Settings.load(Sources.none()).bootstrap().mainlineRoutersInUse())
                .hasSizeGreaterThanOrEqualTo(3);
    }

    private static Settings settings(String preset) throws ConfigException {
        return Settings.load(Sources.none().withCommandLine(Map.of("preset", preset)));
    }

    private static Map<String, String> values(Sources sources) throws ConfigException {
        return Settings.list(sources).stream().collect(Collectors.toMap(Setting::key, Setting::value));
    }

    private static String kebab(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
