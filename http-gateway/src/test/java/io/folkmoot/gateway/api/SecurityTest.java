package io.folkmoot.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that must not get in, as bytes on real sockets. After each the peer has done nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecurityTest {
    private Served served;

    @BeforeAll
    void serve(@TempDir Path data) throws Exception {
        served = Served.in(data);
    }

    @AfterAll
    void stop() {
        served.close();
    }

    static Stream<Attacks.Attack> attacks() {
        return Attacks.all();
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void overTcp(Attacks.Attack attack) throws Exception {
        try (Raw raw = Raw.tcp(served.port())) {
            check(attack, answer(attack, raw.send(filled(attack.bytes()))));
        }
    }

    /** The same with the host of that socket; what tries hosts is another matter there. */
    @ParameterizedTest
    @MethodSource("attacks")
    void overTheUnixDomainSocket(Attacks.Attack attack) throws Exception {
        try (Raw raw = Raw.unix(served.api.socket().orElseThrow())) {
            String bytes = attack.name().startsWith("Host ")
                    ? filled(attack.bytes().replace("Host: folkmoot", "Host: evil"))
                    : filled(attack.bytes().replace("Host: 127.0.0.1:PORT\r\n", "Host: folkmoot\r\n"));
            check(attack, answer(attack, raw.send(bytes)));
        }
    }

    private static Optional<Raw.Reply> answer(Attacks.Attack attack, Raw raw) throws Exception {
        return attack.bytes().startsWith("HEAD") ? raw.replyToHead() : raw.reply();
    }

    private String filled(String bytes) throws Exception {
        return bytes.replace("PORT", Integer.toString(served.port()))
                .replace("PREFIX", served.token().substring(0, 40))
                .replace("TOKEN", served.token());
    }

    private void check(Attacks.Attack attack, Optional<Raw.Reply> reply) {
        assertThat(reply.map(Raw.Reply::status).orElse(0))
                .as(() -> attack + ": " + reply)
                .isIn(attack.right());
        assertThat(served.peer.stops.getAndSet(0)).as("stopped by %s", attack).isZero();
        assertThat(served.peer.publishes.getAndSet(0)).as("put by %s", attack).isZero();
        if (reply.isEmpty()) return;
        Raw.Reply answer = reply.get();
        assertThat(answer.head().toLowerCase(java.util.Locale.ROOT))
                .contains("x-content-type-options: nosniff")
                .contains("x-frame-options: deny")
                .contains("content-security-policy: default-src 'none'")
                .doesNotContain("access-control-")
                .doesNotContain("set-cookie")
                .doesNotContain("pekko");
        assertThat(answer.body()).doesNotContain("Exception").doesNotContain("\tat ");
        if (attack.bytes().startsWith("HEAD")) return;
        assertThat(answer.header("content-type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body())
                .contains("\"type\"", "\"title\"", "\"status\":" + answer.status(), "\"detail\"", "\"remedy\"");
    }

    /** The table above could be right about a server that refuses everything. */
    @Test
    void whatIsAsItShouldBeGetsIn() throws Exception {
        for (String header : List.of(
                "",
                "Origin: http://localhost:3000\r\n",
                "Origin: http://localhost:3000\r\nSec-Fetch-Site: same-site\r\n",
                "Origin: http://127.0.0.1:PORT\r\nSec-Fetch-Site: same-origin\r\n",
                "Sec-Fetch-Site: none\r\n",
                "Authorization: bearer TOKEN\r\n")) {
            String authorization = header.startsWith("Auth") ? "" : "Authorization: Bearer TOKEN\r\n";
            try (Raw raw = Raw.tcp(served.port())) {
                var reply = raw.send(
                                filled("POST /local/ping HTTP/1.1\r\nHost: localhost:PORT\r\n" + header + authorization
                                        + "Content-Type: application/json; charset=UTF-8\r\nContent-Length: 23\r\n\r\n"
                                        + "{\"to\":\"127.0.0.1:4002\"}"))
                        .reply();
                assertThat(reply.map(Raw.Reply::status)).as(header).contains(200);
            }
        }
    }

    @Test
    void wrongMethodsAreToldTheRightOnes() throws Exception {
        try (Raw raw = Raw.tcp(served.port())) {
            var reply = raw.send(
                            filled(
                                    "DELETE /local/peers HTTP/1.1\r\nHost: localhost:PORT\r\nAuthorization: Bearer TOKEN\r\n\r\n"))
                    .reply()
                    .orElseThrow();
            assertThat(reply.status()).isEqualTo(405);
            assertThat(reply.header("Allow")).contains("GET, HEAD");
        }
    }

    @Test
    void aMissingTokenIsAskedFor() throws Exception {
        try (Raw raw = Raw.tcp(served.port())) {
            var reply = raw.send(filled("GET /local/peers HTTP/1.1\r\nHost: localhost:PORT\r\n\r\n"))
                    .reply()
                    .orElseThrow();
            assertThat(reply.header("WWW-Authenticate")).contains("Bearer realm=\"folkmoot\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"health", "status", "peers", "links", "identity"})
    void headIsGetWithoutTheBody(String what) throws Exception {
        try (Raw raw = Raw.tcp(served.port())) {
            String rest =
                    " /local/" + what + " HTTP/1.1\r\nHost: localhost:PORT\r\nAuthorization: Bearer TOKEN\r\n\r\n";
            var head = raw.send(filled("HEAD" + rest)).replyToHead().orElseThrow();
            assertThat(head.status()).isEqualTo(200);
            // If there were a body, it would be taken for the next answer.
            var get = raw.send(filled("GET" + rest)).reply().orElseThrow();
            assertThat(get.header("content-length")).isEqualTo(head.header("content-length"));
            assertThat(get.body()).startsWith("{");
        }
    }

    @Test
    void aHeadThatDoesNotEndIsHungUpOn() throws Exception {
        try (Raw raw = Raw.tcp(served.port())) {
            raw.send("GET /local/health HTTP/1.1\r\nHost: ");
            assertThat(raw.isClosedByServer()).isTrue();
        }
    }

    @Test
    void strangersHearOneWordOfHealth() throws Exception {
        try (Raw raw = Raw.tcp(served.port())) {
            String get = "GET /local/health HTTP/1.1\r\nHost: localhost:PORT\r\n";
            assertThat(raw.send(filled(get + "\r\n")).reply().orElseThrow().body())
                    .isEqualTo("{\"health\":\"ok\"}");
            assertThat(raw.send(filled(get + "Authorization: Bearer TOKEN\r\n\r\n"))
                            .reply()
                            .orElseThrow()
                            .body())
                    .contains("\"reasons\"");
            assertThat(raw.send(filled(get + "Authorization: Bearer x\r\n\r\n"))
                            .reply()
                            .orElseThrow()
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void theProofIsForThisHostAndNonceAlone() throws Exception {
        String nonce = "ab".repeat(DaemonProof.NONCE_BYTES);
        String health = "GET /local/health HTTP/1.1\r\nHost: HOST\r\nFolkmoot-Nonce: " + nonce + "\r\n\r\n";
        String host = "127.0.0.1:" + served.port();
        try (Raw raw = Raw.tcp(served.port())) {
            var reply = raw.send(health.replace("HOST", host)).reply().orElseThrow();
            assertThat(reply.header(DaemonProof.PROOF_HEADER))
                    .contains(DaemonProof.of(served.token(), host, io.folkmoot.protocol.bytes.Bytes.hex(nonce)));
        }
        for (String other : List.of("evil.example", "127.0.0.1:1")) {
            try (Raw raw = Raw.tcp(served.port())) {
                var reply = raw.send(health.replace("HOST", other)).reply().orElseThrow();
                assertThat(reply.header(DaemonProof.PROOF_HEADER)).isEmpty();
            }
        }
    }
}
