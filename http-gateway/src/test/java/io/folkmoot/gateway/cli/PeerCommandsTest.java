package io.folkmoot.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole peers and the commands that ask them, as a person uses them, over real ports of the loopback address. */
@Tag("slow")
class PeerCommandsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NOBODY = "00".repeat(32);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theFirstLineSaysWhereThePeerIs() throws Exception {
        try (Up up = Up.on(data("one"))) {
            assertThat(up.ready().fieldNames())
                    .toIterable()
                    .startsWith("ready", "node_id", "port", "api", "data", "pid");
            assertThat(up.ready().get("ready").asBoolean()).isTrue();
            assertThat(up.ready().get("joined").asBoolean()).isFalse();
            assertThat(up.ready().get("pid").asLong())
                    .isEqualTo(ProcessHandle.current().pid());
            assertThat(up.ready().get("api").asText()).matches("http://127\\.0\\.0\\.1:[0-9]+");
            JsonNode id = up.json("id");
            assertThat(up.nodeId()).isEqualTo(id.get("node_id").asText());
            assertThat(up.stop()).isZero();
        }
    }

    @Test
    void whatOnePutsTheOtherGets() throws Exception {
        try (Up first = Up.on(data("one"));
                Up second = Up.on(data("two"), "--bootstrap", first.pin())) {
            assertThat(second.ready().get("joined").asBoolean()).isTrue();
            JsonNode put = first.json("put", "good day");
            assertThat(put.fieldNames()).toIterable().startsWith("key", "record", "copies");
            String key = put.get("key").asText();

            Run got = second.run("get", key);
            assertThat(got.exitCode()).as(got.err()).isZero();
            assertThat(got.out()).isEqualTo("good day");
            for (String level : new String[] {"any", "latest", "certain"}) {
                JsonNode document = second.json("get", key, "--level", level);
                assertThat(document.get("body").asText()).as(level).isEqualTo("good day");
            }

            Run older = second.run("put", "version 1", "--name", "greeting");
            assertThat(older.exitCode()).as(older.err()).isZero();
            String note = second.json("put", "version 2", "--name", "greeting")
                    .get("key")
                    .asText();
            JsonNode newest = first.json("get", note);
            assertThat(newest.get("body").asText()).isEqualTo("version 2");
            assertThat(newest.get("sequence").asInt()).isEqualTo(1);
        }
    }

    @Test
    void bytesComeBackAsTheyWere() throws Exception {
        byte[] bytes = new byte[1_000];
        for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) (i * 7);
        Path file = Files.write(folder.resolve("bytes"), bytes);
        try (Up up = Up.on(data("one"))) {
            JsonNode put = up.json("put", "--file", file.toString());
            JsonNode got = up.json("get", put.get("key").asText());
            assertThat(got.get("body_base64").binaryValue()).isEqualTo(bytes);
            assertThat(up.run("put", "--file", file.toString(), "and text").exitCode())
                    .isEqualTo(2);
            Files.write(file, new byte[65_537]);
            Run large = up.run("put", "--file", file.toString());
            assertThat(large.exitCode()).isEqualTo(2);
            assertThat(large.err()).contains("larger than");
            Run unseen = up.run("put", "text", "--name", "two\nlines");
            assertThat(unseen.exitCode()).isEqualTo(2);
            assertThat(unseen.err()).contains("U+000A");
        }
    }

    @Test
    void whatNobodyHasIsProvedAbsent() throws Exception {
        try (Up up = Up.on(data("one"))) {
            Run get = up.run("get", NOBODY, "--json");
            assertThat(get.exitCode()).isEqualTo(1);
            JsonNode document = JSON.readTree(get.out());
            assertThat(document.get("found").asBoolean()).isFalse();
            assertThat(document.get("proved_absent").asBoolean()).isTrue();
            assertThat(up.run("get", NOBODY).err()).contains("nothing lies under this key");
            Run odd = up.run("get", NOBODY, "--kind", "no kind");
            assertThat(odd.exitCode()).isEqualTo(2);
            assertThat(odd.err()).contains("there is no kind 'no kind'");
        }
    }

    @Test
    void peersAreListedFoundAndPinged() throws Exception {
        try (Up first = Up.on(data("one"));
                Up second = Up.on(data("two"), "--bootstrap", first.pin())) {
            assertThat(second.json("peers").get("peers")).hasSize(1);
            assertThat(second.run("peers").out()).contains(first.nodeId()).contains("bucket");
            assertThat(second.json("links").get("links")).isNotEmpty();
            assertThat(second.run("links").out()).contains(first.nodeId());

            JsonNode found = second.json("find", first.nodeId(), "--trace");
            assertThat(found.get("found").asBoolean()).isTrue();
            assertThat(found.get("addresses").get(0).asText())
                    .isEqualTo("127.0.0.1:" + first.ready().get("port"));
            assertThat(found.get("trace")).isNotEmpty();
            assertThat(second.run("find", first.nodeId(), "--trace").out())
                    .contains(first.nodeId().substring(0, 8))
                    .contains("answered");
            assertThat(second.run("find", NOBODY).exitCode()).isEqualTo(1);

            JsonNode ping = second.json("ping", first.nodeId(), "--count", "2");
            assertThat(ping.get("answered").asInt()).isEqualTo(2);
            assertThat(ping.get("rtt_ms")).hasSize(2);
            assertThat(second.run("ping", first.nodeId()).out()).contains("1 sent, 1 answered");
            assertThat(second.run("ping", NOBODY).exitCode()).isEqualTo(3);
            assertThat(second.run("ping", first.pin()).exitCode()).isZero();
        }
    }

    @Test
    void statusSaysHowItFares() throws Exception {
        try (Up up = Up.on(data("one"))) {
            assertThat(up.json("status").fieldNames())
                    .toIterable()
                    .contains("node_id", "health", "network", "neighbours", "records", "uptime_s", "version");
            assertThat(up.run("status").out())
                    .contains(up.nodeId())
                    .contains("health")
                    .contains("uptime");
        }
    }

    @Test
    void stopEndsItAndOneThatIsGoneIsStoppedAlready() throws Exception {
        try (Up up = Up.on(data("one"))) {
            JsonNode stopped = up.json("stop");
            assertThat(stopped.get("stopped").asBoolean()).isTrue();
            assertThat(stopped.get("was_running").asBoolean()).isTrue();
            assertThat(up.end()).isZero();
            assertThat(data("one").resolve("run/api.token")).doesNotExist();
            assertThat(up.json("stop").get("was_running").asBoolean()).isFalse();
        }
    }

    @Test
    void aSecondStartOnOneFolderIsRefusedWithTheProcessOfTheFirst() throws Exception {
        try (Up up = Up.on(data("one"))) {
            for (String command : new String[] {"start", "up"}) {
                Run second = up.run(command, "--json");
                assertThat(second.exitCode()).isEqualTo(5);
                assertThat(second.err())
                        .contains("process " + ProcessHandle.current().pid());
            }
            assertThat(up.run("status").exitCode()).isZero();
        }
    }

    @Test
    void portAndPeersAreRememberedOverARestart() throws Exception {
        String key;
        int port;
        try (Up first = Up.on(data("one"))) {
            try (Up second = Up.on(data("two"), "--bootstrap", first.pin())) {
                port = second.ready().get("port").asInt();
                key = second.json("put", "still there").get("key").asText();
            }
            try (Up second = Up.on(data("two"))) {
                assertThat(second.ready().get("port").asInt()).isEqualTo(port);
                assertThat(second.ready().get("joined").asBoolean()).isTrue();
                assertThat(second.run("get", key).out()).isEqualTo("still there");
            }
        }
    }

    @Test
    void aBootstrapNameWithoutAnAddressIsSaidAndPassedOver() throws Exception {
        try (Up up = Up.on(data("one"), "--bootstrap", "nobody.invalid:4001")) {
            assertThat(up.ready().get("joined").asBoolean()).isFalse();
            assertThat(up.said()).anyMatch(line -> line.contains("nobody.invalid has no address"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--bootstrap, nonsense, must be [KEY@]HOST:PORT",
        "--port, 65536, network.port",
        "--api-port, -1, api.port",
        "--bind, 192.0.2.1, this machine has no such address",
        "--network, nowhere.json, nowhere.json cannot be read"
    })
    void whatCannotBeIsRefusedBeforeAnythingRuns(String option, String value, String saying) {
        Run start = Run.of("start", option, value, "--data", data("one").toString());
        assertThat(start.exitCode()).isEqualTo(2);
        assertThat(start.err()).contains(saying);
        assertThat(start.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "peers", "links", "put x", "get " + "00", "find " + "00"})
    void withoutARunningPeerEveryQuestionSaysHowToStartOne(String command) {
        Run run = Run.of((command.replace(" 00", " " + NOBODY) + " --data " + data("none")).split(" "));
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("no peer").contains("start");
    }

    @Test
    void upIsForPeople() throws Exception {
        Files.createDirectories(data("one"));
        Files.writeString(
                data("one").resolve("folkmoot.conf"),
                "folkmoot { storage.engine = memory, network.bind = \"127.0.0.1\" }\n",
                StandardCharsets.UTF_8);
        Run up = Run.of("up", "--detach", "--data", data("one").toString());
        assertThat(up.exitCode()).as(up.err()).isZero();
        assertThat(up.out())
                .contains("node id")
                .contains("neighbours  0: alone")
                .contains("--bootstrap ");
        assertThat(Run.of("stop", "--data", data("one").toString()).exitCode()).isZero();
    }

    private Path data(String name) {
        return folder.resolve(name);
    }
}
