package io.folkmoot.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderCommandsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void idMakesTheKeyOnceAndPrintsEveryName() throws Exception {
        JsonNode first = JSON.readTree(run("id", "--json").out());
        assertThat(first.fieldNames())
                .toIterable()
                .containsExactly("node_id", "public_key", "amid", "endpoint_id", "pkarr", "did", "operator_id");
        assertThat(first.get("public_key").asText()).matches("[0-9a-f]{64}");
        assertThat(JSON.readTree(run("id", "--json").out())).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data().resolve("keys/agent.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aKeyFolderOpenToOthersIsRefusedWithTheCommandThatMendsIt() throws Exception {
        run("id");
        Files.setPosixFilePermissions(data().resolve("keys"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Run refused = run("id", "--json");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err().lines()).hasSize(1);
        assertThat(refused.err()).contains("chmod 700");
        assertThat(JSON.readTree(refused.out()).has("error")).isTrue();
    }

    @Test
    void aNetworkStartsFromTheCardsOfItsOperators() throws Exception {
        for (String label : new String[] {"a", "b", "c"})
            assertThat(Run.of(
                                    "setup",
                                    "--label",
                                    label,
                                    "--data",
                                    folder.resolve(label).toString())
                            .exitCode())
                    .isZero();
        String cards = folder + "/a/operator.json," + folder + "/b/operator.json," + folder + "/c/operator.json";
        Path genesis = folder.resolve("genesis.json");
        Run made = Run.of("network", "new", "--name", "n", "--operators", cards, "--out", genesis.toString(), "--json");
        String id = JSON.readTree(made.out()).get("network_id").asText();

        JsonNode shown = JSON.readTree(
                Run.of("network", "show", genesis.toString(), "--json").out());
        assertThat(shown.get("network_id").asText()).isEqualTo(id);
        assertThat(shown.get("operators")).hasSize(3);

        Run again = Run.of("network", "new", "--name", "m", "--out", genesis.toString());
        assertThat(again.exitCode()).isEqualTo(5);
        assertThat(JSON.readTree(Run.of("network", "show", genesis.toString(), "--json")
                                .out())
                        .get("network_id")
                        .asText())
                .isEqualTo(id);
    }

    @Test
    void aWrongSettingIsRefusedWithItsPlace() throws Exception {
        Files.createDirectories(data());
        Files.writeString(data().resolve("folkmoot.conf"), "folkmoot {\n  routing.k = 500\n  lokup.alpha = 3\n}\n");
        Run run = run("config", "show");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("routing.k = 500")
                .contains("folkmoot.conf: 2")
                .contains("did you mean lookup.alpha?");
    }

    @Test
    void configShowNamesTheOriginOfEveryValue() throws Exception {
        Files.createDirectories(data());
        Files.writeString(data().resolve("folkmoot.conf"), "folkmoot.routing.k = 16\n");
        JsonNode settings =
                JSON.readTree(run("config", "show", "--origin", "--json").out()).get("settings");
        for (JsonNode setting : settings) {
            String origin = setting.get("origin").asText();
            if (setting.get("key").asText().equals("routing.k"))
                assertThat(origin).endsWith("folkmoot.conf: 1");
            else assertThat(origin).as(setting.toString()).isEqualTo("shipped default");
        }
        assertThat(run("config", "explain", "routing.k").out()).contains("routing.k (default 20)");
    }

    private Run run(String... arguments) {
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--data";
        all[arguments.length + 1] = data().toString();
        return Run.of(all);
    }

    private Path data() {
        return folder.resolve("data");
    }
}
