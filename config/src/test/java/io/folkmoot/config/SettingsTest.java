package io.folkmoot.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    Path folder;

    @Test
    void theDefaultsAreThoseOfTheSpecification() throws ConfigException {
        Settings settings = Settings.load(Sources.none());

        assertThat(settings.routing().k()).isEqualTo(20);
        assertThat(settings.lookup().alpha()).isEqualTo(3);
        assertThat(settings.lookup().timeoutFloor()).isEqualTo(Duration.ofMillis(150));
        assertThat(settings.links().window()).isEqualTo(256);
        assertThat(settings.records().maxBody()).isEqualTo(65_536);
        assertThat(settings.storage().maxBytes()).isEqualTo(2L << 30);
        assertThat(settings.discovery().staleAfter()).isEqualTo(Duration.ofHours(24));
        assertThat(settings.discovery().registryUrl()).isEmpty();
        assertThat(settings.discovery().sources()).containsExactly(Settings.Discovery.Source.values());
        assertThat(settings.bootstrap().nodes()).isEmpty();
        assertThat(settings.network().genesis()).isEmpty();
    }

    /** Each stronger layer in turn takes the key over from the one before. */
    @Test
    void aLaterLayerWinsOverAnEarlierOneAndSaysSo() throws Exception {
        String key = "lookup.disjoint-paths";
        Path file = file("""
                # why
                folkmoot.lookup.disjoint-paths = 5
                """);
        Map<String, String> wan = Map.of("FOLKMOOT_PRESET", "wan");

        Sources sources = Sources.none();
        assertThat(find(sources, key)).isEqualTo("1 (shipped default)");
        sources = sources.withEnvironment(wan);
        assertThat(find(sources, key)).isEqualTo("4 (preset wan)");
        sources = sources.withFile(file);
        assertThat(find(sources, key)).isEqualTo("5 (" + file + ": 2)");
        sources = sources.withEnvironment(Map.of("FOLKMOOT_PRESET", "wan", "FOLKMOOT_LOOKUP_DISJOINT_PATHS", "6"));
        assertThat(find(sources, key)).isEqualTo("6 (environment FOLKMOOT_LOOKUP_DISJOINT_PATHS)");
        sources = sources.withProperties(Map.of("folkmoot.lookup.disjoint-paths", "7"));
        assertThat(find(sources, key)).isEqualTo("7 (-Dfolkmoot.lookup.disjoint-paths)");
        sources = sources.withCommandLine(Map.of(key, "8"));
        assertThat(find(sources, key)).isEqualTo("8 (command line)");
        assertThat(Settings.load(sources).lookup().disjointPaths()).isEqualTo(8);
    }

    @Test
    void thePresetCanBeChosenInEachLayerAndTheStrongestWins() throws Exception {
        Sources sources = Sources.none().withFile(file("folkmoot.preset = wan"));
        assertThat(Settings.load(sources).lookup().disjointPaths()).isEqualTo(4);

        Sources lan = sources.withProperties(Map.of("folkmoot.preset", "lan"));
        assertThat(Settings.load(lan).lookup().disjointPaths()).isEqualTo(1);
        assertThat(Settings.load(lan).preset()).isEqualTo(Preset.LAN);
    }

    @Test
    void nodesOfOnesOwnReplaceTheShippedRouters() throws ConfigException {
        Settings settings = Settings.load(Sources.none()
                .withEnvironment(Map.of("FOLKMOOT_BOOTSTRAP_NODES", "a.example:7000, [2001:db8::1]:7001")));

        assertThat(settings.bootstrap().nodes())
                .extracting(Object::toString)
                .containsExactly("a.example:7000", "[2001:db8::1]:7001");
        assertThat(settings.bootstrap().mainlineRouters()).isNotEmpty();
        assertThat(settings.bootstrap().mainlineRoutersInUse()).isEmpty();
    }

    @Test
    void aFileMayAppendToAListAndReferToOtherKeysAndToTheEnvironment() throws Exception {
        Path file = file("""
                folkmoot {
                  bootstrap.mainline-routers += "mine.example:6881"
                  routing.k = 12
                  routing.replacements = ${folkmoot.routing.k}
                  storage.folder = ${SOMEWHERE}/store
                }
                """);
        Settings settings = Settings.load(Sources.none().withFile(file).withEnvironment(Map.of("SOMEWHERE", "/srv")));

        assertThat(settings.bootstrap().mainlineRouters()).hasSize(5);
        assertThat(settings.routing().replacements()).isEqualTo(12);
        assertThat(settings.storage().folder()).isEqualTo(Path.of("/srv/store"));
    }

    @Test
    void whatIsShownCanBeWrittenToAFileAndReadBack() throws Exception {
        var sources = Sources.none()
                .withCommandLine(Map.of(
                        "preset", "wan",
                        "network.genesis", "a \"quoted\" path",
                        "discovery.registry-url", "https://registry.example.org/x",
                        "api.allowed-origins", "http://localhost:3000,https://a.example",
                        "bootstrap.nodes", "ab".repeat(32) + "@h:1",
                        "lookup.first-timeout", "1500ms",
                        "storage.max-bytes", "1025MiB"));
        String shown = Settings.list(sources).stream()
                .map(setting -> "folkmoot." + setting.key() + " = " + setting.value())
                .collect(Collectors.joining("\n"));

        assertThat(Settings.load(Sources.none().withFile(file(shown)))).isEqualTo(Settings.load(sources));
    }

    @Test
    void aDataFolderWithoutAFileIsFineButAGivenFileMustExist() throws ConfigException {
        assertThat(Sources.ofProcess(folder).file()).isEmpty();
        Path missing = folder.resolve("none.conf");
        assertThatThrownBy(() -> Settings.load(Sources.none().withFile(missing)))
                .isInstanceOf(ConfigException.class)
                .hasMessage(missing + ": does not exist");
    }

    @Test
    void theFileOfTheDataFolderIsRead() throws Exception {
        file("folkmoot.routing.k = 9");

        assertThat(Settings.load(folder).routing().k()).isEqualTo(9);
    }

    @Test
    void namesOfOtherProgramsAreLeftAlone() throws Exception {
        var sources = Sources.none()
                .withFile(file("pekko.loglevel = INFO\nmine { x = ${NOT_DEFINED} }"))
                .withEnvironment(Map.of("FOLKMOOT_SERVICE_HOST", "10.0.0.1", "FOLKMOOT_PORT_7400_TCP_ADDR", "10.0.0.1"))
                .withProperties(Map.of("folkmoot.root", "/x"));

        assertThat(Settings.load(sources)).isEqualTo(Settings.load(Sources.none()));
    }

    @Test
    void aKeyIsExplainedWithItsDefault() throws ConfigException {
        Setting k = Settings.explain("folkmoot.routing.k");

        assertThat(k.key()).isEqualTo("routing.k");
        assertThat(k.value()).isEqualTo("20");
        assertThat(k.explanation()).startsWith("Contacts per bucket").doesNotContain("#");
        assertThatThrownBy(() -> Settings.explain("routing.kk")).hasMessageContaining("did you mean routing.k?");
    }

    private String find(Sources sources, String key) throws ConfigException {
        List<Setting> found = Settings.list(sources).stream()
                .filter(setting -> setting.key().equals(key))
                .toList();
        return found.getFirst().value() + " (" + found.getFirst().origin() + ")";
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve(Sources.FILE_NAME), text, UTF_8);
    }
}
