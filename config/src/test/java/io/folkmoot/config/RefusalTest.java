package io.folkmoot.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest {
    @TempDir
    Path folder;

    /** Written in a file as {@code folkmoot.KEY = VALUE}; the message begins with the key and its value, and ends so. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            routing.k                   | 500           | must be a whole number from 1 to 20
            routing.k                   | -1            | must be a whole number from 1 to 20
            routing.k                   | 12.5          | is not a whole number; must be a whole number from 1 to 20
            routing.k                   | many          | is not a whole number; must be a whole number from 1 to 20
            routing.k                   | true          | is not a whole number; must be a whole number from 1 to 20
            routing.k                   | null          | is null; must be a whole number from 1 to 20
            routing.k                   | [1]           | is a list; must be a whole number from 1 to 20
            routing.k                   | { x = 1 }     | is a group of settings; must be a whole number from 1 to 20
            routing.k                   | ${nothing}    | refers to something that is not defined; must be a whole number from 1 to 20
            routing.k                   | 99999999999999999999 | is not a whole number; must be a whole number from 1 to 20
            lookup.deadline             | 5             | has no unit; must be a time from 10ms to 10m with its unit (ms, s, m, h, d)
            lookup.deadline             | 5 weeks       | has the unknown unit 'weeks'; must be a time from 10ms to 10m with its unit (ms, s, m, h, d)
            lookup.deadline             | 1d            | must be a time from 10ms to 10m with its unit (ms, s, m, h, d)
            lookup.deadline             | 1.5s          | is not a whole number with a unit; must be a time from 10ms to 10m with its unit (ms, s, m, h, d)
            lookup.deadline             | 99999999999999d | is beyond all limits; must be a time from 10ms to 10m with its unit (ms, s, m, h, d)
            storage.max-bytes           | 2147483648    | has no unit; must be a size from 1MiB to 1024TiB with its unit (B, KiB, MiB, GiB, TiB)
            storage.max-bytes           | 2GB           | has the unknown unit 'GB'; must be a size from 1MiB to 1024TiB with its unit (B, KiB, MiB, GiB, TiB)
            storage.max-bytes           | 1KiB          | must be a size from 1MiB to 1024TiB with its unit (B, KiB, MiB, GiB, TiB)
            storage.engine              | oracle        | must be one of sqlite, memory
            storage.folder              | ""            | is empty; must be a path
            storage.folder              | "~/store"     | begins with ~, which only a shell understands; must be a path
            discovery.race              | maybe         | must be true or false
            discovery.sources           | [dht, carrier] | must be a list, each element one of registry, dht, mainline, lan, cluster
            discovery.sources           | [dht, dht]    | names dht twice; must be a list, each element one of registry, dht, mainline, lan, cluster
            discovery.sources           | [[dht]]       | is a list; must be a list, each element one of registry, dht, mainline, lan, cluster
            discovery.registry-url      | "ftp://x"     | must be an address such as https://registry.example.org, or empty
            discovery.registry-url      | "https://u:p@x" | must be an address such as https://registry.example.org, or empty
            network.bind                | localhost     | must be an IPv4 or IPv6 address without brackets, or empty
            api.allowed-origins         | ["*"]         | must be a list, each element an origin such as http://localhost:3000
            api.allowed-origins         | ["http://x/"] | must be a list, each element an origin such as http://localhost:3000
            bootstrap.nodes             | ["x"]         | node 'x' must be [KEY@]HOST:PORT, with an IPv6 address in brackets; must be a list, each element [KEY@]HOST:PORT
            preset                      | moon          | must be one of none, local, lan, wan
            """)
    void aWrongValueIsRefusedWithItsOriginAndItsLimit(String key, String value, String reason) throws IOException {
        Path file = file("\nfolkmoot." + key + " = " + value);

        String message = refusal(Sources.none().withFile(file)).getMessage();

        assertThat(message)
                .startsWith(key + " = ")
                .contains(" (" + file + ": 2): ")
                .endsWith("): " + reason)
                .hasLineCount(1);
    }

    @Test
    void aRouterOfMainlineHasNoKey() {
        String node = "ab".repeat(32) + "@h:1";
        var sources = Sources.none().withCommandLine(Map.of("bootstrap.mainline-routers", node));

        assertThat(refusal(sources))
                .hasMessageContaining("has a key; must be a list, each element HOST:PORT, without a key");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lookup.timeout-floor          | 3s    | must not exceed lookup.timeout-ceiling = "2s" (shipped default)
            lookup.first-timeout          | 6s    | must not exceed lookup.deadline = "5s" (shipped default)
            links.passivate-after         | 21m   | must not exceed links.idle-after = "20m" (shipped default)
            routing.per-subnet-per-bucket | 11    | must not exceed routing.per-subnet-per-table = 10 (shipped default)
            lookup.first-timeout          | 100ms | must not exceed lookup.first-timeout = "100ms" (command line)
            discovery.stale-after         | 3h    | must not exceed discovery.stale-after = "3h" (command line)
            discovery.stale-after         | 4h    |
            mailbox.max-message           | 40KiB | must not exceed mailbox.max-message = "40KiB" (command line)
            records.max-body              | 32KiB | must not exceed records.max-body = "32KiB" (command line)
            """)
    void settingsThatContradictEachOtherAreRefused(String key, String value, String reason) throws ConfigException {
        var sources = Sources.none().withCommandLine(Map.of(key, value));

        if (reason == null) Settings.load(sources);
        else assertThat(refusal(sources)).hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            routing.kk = 1               | routing.kk            | is no setting; did you mean routing.k?
            lookup.k = 1                 | lookup.k              | is no setting; did you mean routing.k?
            rooting { k = 1 }            | rooting.k             | is no setting; did you mean routing.k?
            records.max-bytes = 1GiB     | records.max-bytes     | is no setting; did you mean storage.max-bytes?
            gossip.something-else = 1    | gossip.something-else | is no setting; the family has gossip.eager-neighbours
            weather = 1                  | weather               | is no setting; the families are api, ballots,
            routing = 5                  | routing               | is a family of settings; write routing { … }
            """)
    void anUnknownKeyIsRefusedWithTheNearestKnownOne(String line, String key, String reason) throws IOException {
        Path file = file("folkmoot {\n" + line + "\n}");

        assertThat(refusal(Sources.none().withFile(file)).getMessage())
                .startsWith(key + " = ")
                .contains(" (" + file + ": 2): " + reason);
    }

    @Test
    void unknownNamesAreRefusedInTheOtherLayersToo() {
        assertThat(refusal(Sources.none().withEnvironment(Map.of("FOLKMOOT_ROUTING_KK", "1"))))
                .hasMessage(
                        "FOLKMOOT_ROUTING_KK = \"1\" (environment FOLKMOOT_ROUTING_KK): is no setting; did you mean FOLKMOOT_ROUTING_K?");
        assertThat(refusal(Sources.none().withEnvironment(Map.of("FOLKMOOT_ROUTNG_K", "1"))))
                .hasMessageContaining("did you mean FOLKMOOT_ROUTING_K?");
        assertThat(refusal(Sources.none().withEnvironment(Map.of("FOLKMOOT_ROUTING_SOMETHING_ELSE", "1"))))
                .hasMessageEndingWith("(environment FOLKMOOT_ROUTING_SOMETHING_ELSE): is no setting");
        assertThat(refusal(Sources.none().withProperties(Map.of("folkmoot.routing.kk", "1"))))
                .hasMessage("routing.kk = \"1\" (-Dfolkmoot.routing.kk): is no setting; did you mean routing.k?");
        assertThat(refusal(Sources.none().withCommandLine(Map.of("rout.k", "1"))))
                .hasMessage("rout.k = \"1\" (command line): is no setting; did you mean routing.k?");
    }

    @Test
    void allProblemsAreReportedAtOnce() throws IOException {
        Path file = file("folkmoot {\n  routing.k = 0\n  lookup.deadline = 5\n  nonsense.x = 1\n}");
        var sources = Sources.none().withFile(file).withEnvironment(Map.of("FOLKMOOT_API_PORT", "http"));

        assertThat(refusal(sources).problems())
                .extracting(ConfigException.Problem::key)
                .containsExactlyInAnyOrder("routing.k", "lookup.deadline", "nonsense.x", "api.port");
    }

    /** Had the wrong ceiling been replaced in silence, the floor would be blamed for exceeding it. */
    @Test
    void aWrongValueIsNotBlamedTwice() {
        var sources = Sources.none()
                .withCommandLine(Map.of(
                        "lookup.timeout-ceiling", "9", "lookup.first-timeout", "4s", "lookup.timeout-floor", "3s"));

        assertThat(refusal(sources).problems()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"routing.k = 1", "preset = lan", "folkmot.routing.k = 1", "\"folkmoot.routing.k\" = 1"})
    void whatIsOursButStandsOutsideTheRootIsRefused(String line) throws IOException {
        assertThat(refusal(Sources.none().withFile(file(line)))).hasMessageContaining("stands outside folkmoot { … }");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "folkmoot { routing { k = 1",
                "folkmoot { bootstrap.nodes = [a:1] }",
                "include required(\"absent.conf\")",
                "folkmoot.routing.k = ${folkmoot.routing.k2}\nfolkmoot.routing.k2 = ${folkmoot.routing.k}"
            })
    void aFileThatIsNoHoconIsRefusedByNameAndLine(String text) throws IOException {
        Path file = file(text);

        assertThat(refusal(Sources.none().withFile(file)).getMessage())
                .contains(file.toString())
                .doesNotContain("Exception");
    }

    @Test
    void theRootMustBeAGroup() throws IOException {
        assertThat(refusal(Sources.none().withFile(file("folkmoot = 5"))))
                .hasMessageContaining("is the group of all settings");
    }

    @Test
    void aFolderIsNoFile() {
        assertThat(refusal(Sources.none().withFile(folder))).hasMessage(folder + ": is not a readable file");
    }

    @Test
    void aLongValueIsCutShort() {
        assertThat(refusal(Sources.none().withCommandLine(Map.of("routing.k", "x".repeat(10_000))))
                        .getMessage())
                .hasSizeLessThan(300);
    }

    private static ConfigException refusal(Sources sources) {
        return catchThrowableOfType(ConfigException.class, () -> Settings.load(sources));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("test.conf"), text, UTF_8);
    }
}
