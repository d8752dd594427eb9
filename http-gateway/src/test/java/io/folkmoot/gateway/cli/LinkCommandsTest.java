package io.folkmoot.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** Ping and listen as a person uses them, over real ports of the loopback address. */
class LinkCommandsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aPinnedPeerAnswersWithWhatIsPromised() throws Exception {
        try (Listening listening = Listening.on(folder.resolve("listener"))) {
            Run ping = ping(listening.pin(), "--json");
            assertThat(ping.exitCode()).as(ping.err()).isZero();
            JsonNode document = JSON.readTree(ping.out());
            assertThat(document.fieldNames()).toIterable().startsWith("node_id", "sent", "answered", "rtt_ms");
            assertThat(document.get("node_id")).isEqualTo(listening.ready().get("node_id"));
            assertThat(document.get("sent").asInt()).isEqualTo(1);
            assertThat(document.get("answered").asInt()).isEqualTo(1);
            assertThat(document.get("rtt_ms")).hasSize(1);
            assertThat(document.get("observed").asText()).startsWith("127.0.0.1:");
            assertThat(ping.err()).isEmpty();
        }
    }

    @Test
    void aKeyTakenOnTrustIsSaidToBeOne() throws Exception {
        try (Listening listening = Listening.on(folder.resolve("listener"))) {
            Run ping = ping(listening.address());
            assertThat(ping.exitCode()).isZero();
            assertThat(ping.out())
                    .contains("with handshake")
                    .contains("1 sent, 1 answered")
                    .contains("the peer sees us as 127.0.0.1:")
                    .contains("taken on trust")
                    .contains(listening.pin());
        }
    }

    @Test
    void aNameWithSeveralAddressesIsTriedAtAllOfThem() throws Exception {
        try (Listening listening = Listening.on(folder.resolve("listener"))) {
            Run ping = ping(listening.pin().replace("127.0.0.1", "localhost"), "--json");
            assertThat(ping.exitCode()).as(ping.err()).isZero();
            assertThat(JSON.readTree(ping.out()).get("address").asText()).isEqualTo(listening.address());
        }
    }

    @Test
    void thePeerOfTheSameFolderIsPingedUnderAPassingKey() throws Exception {
        try (Listening listening = Listening.on(folder.resolve("mine"))) {
            for (String target : List.of(listening.pin(), listening.address())) {
                Run ping = Run.of(
                        "ping",
                        target,
                        "--json",
                        "--data",
                        folder.resolve("mine").toString());
                assertThat(ping.exitCode()).as(target).isZero();
                assertThat(ping.err()).contains("passing");
                assertThat(JSON.readTree(ping.out()).get("node_id"))
                        .isEqualTo(listening.ready().get("node_id"));
            }
        }
    }

    @Test
    void whereNobodyListensNobodyIsReached() throws Exception {
        String address = "127.0.0.1:" + freePort();
        for (String target : List.of(address, "58" + "66".repeat(31) + "@" + address)) {
            Run ping = ping(target, "--json", "--timeout", "300ms");
            assertThat(ping.exitCode()).isEqualTo(3);
            assertThat(ping.err()).contains("nobody answers at " + address);
            JsonNode document = JSON.readTree(ping.out());
            assertThat(document.get("answered").asInt()).isZero();
            assertThat(document.get("error").asText()).contains("nobody answers");
        }
    }

    @Test
    void anotherNetworkAndAnotherKeyAreToldApartFromSilence() throws Exception {
        try (Listening listening = Listening.on(folder.resolve("listener"))) {
            Path other = folder.resolve("other.json");
            assertThat(Run.of("network", "new", "--name", "other", "--out", other.toString())
                            .exitCode())
                    .isZero();
            Run elsewhere = ping(listening.pin(), "--network", other.toString(), "--timeout", "1s");
            assertThat(elsewhere.exitCode()).isEqualTo(3);
            assertThat(elsewhere.err()).contains("not in our network (other (");

            String port = listening.ready().get("port").asText();
            for (String host : List.of("127.0.0.1", "localhost")) {
                Run mistaken = ping("58" + "66".repeat(31) + "@" + host + ":" + port, "--timeout", "1s");
                assertThat(mistaken.exitCode()).isEqualTo(3);
                assertThat(mistaken.err())
                        .contains("another peer answers")
                        .contains(listening.ready().get("public_key").asText() + "@" + host + ":" + port);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "nonsense, must be [KEY@]HOST:PORT",
        "127.0.0.1:0, must be from 1 to 65535",
        "12@127.0.0.1:4001, must be 64 hex digits",
        "0000000000000000000000000000000000000000000000000000000000000000@127.0.0.1:4001, the key of that peer is none"
    })
    void aTargetThatIsNoneIsWrongInput(String target, String saying) {
        Run ping = ping(target);
        assertThat(ping.exitCode()).isEqualTo(2);
        assertThat(ping.err()).contains(saying);
    }

    @ParameterizedTest
    @CsvSource({"--count, 0", "--count, 86401", "--timeout, 5h", "--timeout, 1ms", "--log-level, loud"})
    void anOptionOutOfBoundsIsWrongInput(String option, String value) {
        assertThat(ping("127.0.0.1:4001", option, value).exitCode()).isEqualTo(2);
    }

    @Test
    void listenSaysWhoItIsShowsLinksAndCountsAtTheEnd() throws Exception {
        try (Listening listening = Listening.on(folder.resolve("listener"))) {
            assertThat(listening.ready().fieldNames()).toIterable().startsWith("ready", "node_id", "port", "pid");
            assertThat(ping(listening.pin(), "--count", "2").exitCode()).isZero();
            JsonNode up = JSON.readTree(listening.out().next());
            assertThat(up.get("event").asText()).isEqualTo("link-up");
            assertThat(up.get("participates").asBoolean()).isFalse();
            assertThat(listening.stop()).isZero();
            JsonNode end = JSON.readTree(listening.out().rest().getLast());
            assertThat(end.get("event").asText()).isEqualTo("end");
            assertThat(end.at("/counts/sessions-confirmed").asInt()).isEqualTo(1);
            assertThat(end.at("/dropped_at_the_door").fieldNames()).toIterable().contains("source-limit");
            assertThat(end.at("/packets/packets-in").asInt()).isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void theCountersAreShownOnTheWayIfAsked() throws Exception {
        try (Listening listening = Listening.on(folder.resolve("listener"), "--stats-every", "1")) {
            assertThat(JSON.readTree(listening.out().next()).get("event").asText())
                    .isEqualTo("counts");
        }
    }

    @Test
    void aPortThatIsTakenIsNamed() throws Exception {
        try (Listening listening = Listening.on(folder.resolve("listener"))) {
            String port = listening.ready().get("port").asText();
            Run second = Run.of(
                    "listen",
                    "--bind",
                    "127.0.0.1",
                    "--port",
                    port,
                    "--data",
                    folder.resolve("second").toString());
            assertThat(second.exitCode()).isEqualTo(2);
            assertThat(second.err()).contains("UDP port " + port + " of 127.0.0.1 is taken");
            try (Listening sameFolder = Listening.on(folder.resolve("listener"))) {
                assertThat(ping(sameFolder.pin()).exitCode()).isZero();
            }
        }
    }

    @Test
    void onlyWarningsAreLoggedUntilTheSettingsOrTheCommandLineSayOtherwise() throws Exception {
        LoggerContext loggers = (LoggerContext) LoggerFactory.getILoggerFactory();
        Path data = Files.createDirectories(folder.resolve("pinger"));
        String nobody = "127.0.0.1:" + freePort();
        ping(nobody, "--timeout", "10ms");
        assertThat(loggers.getLogger("io.folkmoot").getLevel()).isEqualTo(Level.WARN);
        Files.writeString(data.resolve("folkmoot.conf"), "folkmoot.logging.level = info\n");
        ping(nobody, "--timeout", "10ms");
        assertThat(loggers.getLogger("io.folkmoot").getLevel()).isEqualTo(Level.INFO);
        ping(nobody, "--timeout", "10ms", "--log-level", "error");
        assertThat(loggers.getLogger("io.folkmoot").getLevel()).isEqualTo(Level.ERROR);
        Files.delete(data.resolve("folkmoot.conf"));
        ping(nobody, "--timeout", "10ms");
        assertThat(loggers.getLogger("io.folkmoot").getLevel()).isEqualTo(Level.WARN);
    }

    private Run ping(String target, String... more) {
        String[] arguments = new String[more.length + 4];
        arguments[0] = "ping";
        arguments[1] = target;
        arguments[2] = "--data";
        arguments[3] = folder.resolve("pinger").toString();
        System.arraycopy(more, 0, arguments, 4, more.length);
        return Run.of(arguments);
    }

    private static int freePort() throws Exception {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
