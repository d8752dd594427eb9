package io.folkmoot.gateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.folkmoot.gateway.api.RunFiles;
import io.folkmoot.gateway.api.Served;
import io.folkmoot.gateway.client.ApiException.Why;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client at a real server over a fake peer, and at programs that are none. */
class ApiClientTest {
    @TempDir
    private Path data = Path.of("");

    @Test
    void withoutAnAddressItComesBySocket() throws Exception {
        try (Served served = Served.in(data);
                ApiClient client = connect(Optional.empty())) {
            assertThat(served.port()).isPositive();
            assertThat(client.address()).startsWith("unix:");
            assertThat(client.get("/local/status").path("neighbours").asInt()).isEqualTo(1);
        }
    }

    @Test
    void itComesByPortWhereTheSocketIsGone() throws Exception {
        try (Served served = Served.in(data)) {
            Files.delete(RunFiles.of(data).socket());
            try (ApiClient client = connect(Optional.empty())) {
                assertThat(client.address()).isEqualTo("http://127.0.0.1:" + served.port());
                assertThat(client.get("/local/status").path("health").asText()).isEqualTo("ok");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "[::1]"})
    void itTakesEveryNameOfTheLoopback(String host) throws Exception {
        try (Served served = Served.in(data);
                ApiClient client = connect(Optional.of("http://" + host + ":" + served.port()))) {
            assertThat(client.get("/local/identity").path("node_id").asText()).hasSize(64);
        }
    }

    @Test
    void whatIsPutComesBack() throws Exception {
        try (Served served = Served.in(data);
                ApiClient client = connect(Optional.empty())) {
            assertThat(served.port()).isPositive();
            JsonNode put = client.post("/local/records", Map.of("text", "hear, hear", "name", "greeting"));
            assertThat(put.path("copies").asInt()).isEqualTo(14);
            JsonNode got = client.get("/local/records/" + put.path("key").asText() + "?level=certain");
            assertThat(got.path("body").asText()).isEqualTo("hear, hear");
        }
    }

    @Test
    void aRefusalSaysWhatAndWhatToDo() throws Exception {
        try (Served served = Served.in(data);
                ApiClient client = connect(Optional.empty())) {
            assertThat(served.port()).isPositive();
            assertThatThrownBy(() -> client.get("/local/records/xyz"))
                    .isInstanceOfSatisfying(ApiException.class, refusal -> {
                        assertThat(refusal.why()).isEqualTo(Why.REFUSED);
                        assertThat(refusal.status()).isEqualTo(400);
                        assertThat(refusal.getMessage()).contains("64 hex digits");
                        assertThat(refusal.problem().path("type").asText())
                                .isEqualTo("urn:folkmoot:problem:bad-request");
                    });
            // The connection goes on.
            assertThat(client.get("/local/status").path("health").asText()).isEqualTo("ok");
        }
    }

    @Test
    void withoutAPeerItSaysSo() {
        assertThat(failure(Optional.empty()))
                .returns(Why.NO_PEER, ApiException::why)
                .hasMessageContaining("no peer is running")
                .hasMessageContaining("folkmoot start");
    }

    @Test
    void whatACrashLeftBehindIsNoPeer() throws Exception {
        RunFiles files = RunFiles.of(data);
        try (Served served = Served.in(data)) {
            assertThat(served.port()).isPositive();
            Files.copy(files.token(), data.resolve("token"));
        }
        assertThat(files.token()).doesNotExist();
        Files.copy(data.resolve("token"), files.token());
        Files.writeString(files.port(), Integer.toString(freePort()));
        Files.createFile(files.socket());
        assertThat(failure(Optional.empty())).returns(Why.NO_PEER, ApiException::why);
        assertThat(failure(Optional.of("unix:" + files.socket())))
                .returns(Why.NO_PEER, ApiException::why)
                .hasMessageContaining("crashed");
    }

    @Test
    void aWrongTokenIsNotedBeforeItIsSent() throws Exception {
        Path other = Files.writeString(data.resolve("other"), "0".repeat(64));
        try (Served served = Served.in(data)) {
            assertThatThrownBy(() -> ApiClient.connect(new ApiClient.Target(
                            data, Optional.of("http://127.0.0.1:" + served.port()), Optional.of(other))))
                    .isInstanceOfSatisfying(
                            ApiException.class, e -> assertThat(e.why()).isEqualTo(Why.IMPOSTOR));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org/path",
                "ftp://127.0.0.1:1",
                "127.0.0.1:80",
                "unix:",
                "http://u@h:1",
                "http://h:0"
            })
    void anAddressThatIsNoneIsRefused(String address) {
        assertThat(failure(Optional.of(address))).returns(Why.USAGE, ApiException::why);
    }

    @Test
    void whoeverHasThePortDoesNotGetTheToken() throws Exception {
        try (Served served = Served.in(data)) {
            assertThat(served.port()).isPositive();
            Squatter squatter = Squatter.answering(request -> Optional.of(
                    "HTTP/1.1 200 OK\r\nFolkmoot-Proof: " + "0".repeat(64) + "\r\nContent-Length: 2\r\n\r\n{}"));
            assertThat(failure(Optional.of(squatter.address())))
                    .returns(Why.IMPOSTOR, ApiException::why)
                    .hasMessageContaining("not the peer of this token");
            assertThat(squatter.heard())
                    .contains("Folkmoot-Nonce")
                    .doesNotContain(Files.readString(RunFiles.of(data).token()));
        }
    }

    /** It passes the question on to the real peer, and the proof back: of another port, and so of no use. */
    @Test
    void whoeverRelaysTheProofDoesNotGetTheTokenEither() throws Exception {
        try (Served served = Served.in(data)) {
            Squatter squatter = Squatter.answering(request -> {
                String host = "127.0.0.1:" + served.port();
                return Optional.of(relay(request.replaceAll("Host: [^\r]*", "Host: " + host), served.port()));
            });
            assertThat(failure(Optional.of(squatter.address()))).returns(Why.IMPOSTOR, ApiException::why);
            assertThat(squatter.heard()).doesNotContain("Bearer");
        }
    }

    @Test
    void aProgramThatSpeaksNoHttpIsNoPeer() throws Exception {
        try (Served served = Served.in(data)) {
            assertThat(served.port()).isPositive();
            Squatter squatter = Squatter.answering(request -> Optional.of("SSH-2.0-OpenSSH_9.2\r\n\r\n"));
            assertThat(failure(Optional.of(squatter.address()))).returns(Why.IMPOSTOR, ApiException::why);
        }
    }

    @Test
    void aPeerThatClosedARestingConnectionIsCalledAgain() throws Exception {
        try (ApiClient client = restartedUnder()) {
            assertThatThrownBy(() -> client.get("/local/status"))
                    .isInstanceOfSatisfying(
                            ApiException.class, e -> assertThat(e.why()).isEqualTo(Why.NO_PEER));
        }
    }

    private ApiClient restartedUnder() throws Exception {
        try (Served served = Served.in(data)) {
            assertThat(served.port()).isPositive();
            ApiClient client = connect(Optional.empty());
            assertThat(client.get("/local/status").path("health").asText()).isEqualTo("ok");
            return client;
        }
    }

    @Test
    void patienceEnds() throws Exception {
        try (Served served = Served.in(data);
                ApiClient client = connect(Optional.empty())) {
            served.fallSilent();
            assertThatThrownBy(() -> client.get("/local/status", Duration.ofMillis(200)))
                    .isInstanceOfSatisfying(
                            ApiException.class, e -> assertThat(e.why()).isEqualTo(Why.TIMEOUT));
        }
    }

    private ApiClient connect(Optional<String> api) throws ApiException {
        return ApiClient.connect(new ApiClient.Target(data, api, Optional.empty()));
    }

    private ApiException failure(Optional<String> api) {
        try (ApiClient client = connect(api)) {
            throw new AssertionError("connected to " + client.address());
        } catch (ApiException e) {
            return e;
        }
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String relay(String request, int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write(request.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Has a port before the peer does, and answers one request its own way. */
    private record Squatter(int port, CompletableFuture<String> request) {
        static Squatter answering(Function<String, Optional<String>> answer) throws Exception {
            ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            CompletableFuture<String> heard = new CompletableFuture<>();
            Thread.ofVirtual().start(() -> {
                try (listening;
                        Socket socket = listening.accept()) {
                    String request = head(socket.getInputStream());
                    OutputStream out = socket.getOutputStream();
                    out.write(answer.apply(request).orElse("").getBytes(StandardCharsets.ISO_8859_1));
                    socket.shutdownOutput();
                    heard.complete(
                            request + new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
                } catch (java.io.IOException e) {
                    heard.completeExceptionally(e);
                }
            });
            return new Squatter(listening.getLocalPort(), heard);
        }

        private static String head(InputStream in) throws java.io.IOException {
            StringBuilder text = new StringBuilder();
            while (text.indexOf("\r\n\r\n") < 0) text.append((char) in.read());
            return text.toString();
        }

        String address() {
            return "http://127.0.0.1:" + port;
        }

        String heard() throws Exception {
            return request.get(10, TimeUnit.SECONDS);
        }
    }
}
