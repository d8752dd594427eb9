package io.folkmoot.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.folkmoot.actors.lookup.Outcome;
import io.folkmoot.gateway.api.Remembered.Name;
import io.folkmoot.protocol.bytes.Bytes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the server bounds, and what it does at each bound. */
class LimitsTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private static final Name NAME = new Name("boot", Route.PUT_RECORD, "k");

    @TempDir
    private Path data = Path.of("");

    @Test
    void aRepetitionIsAnsweredAndNotDoneAgain() throws Exception {
        try (Served served = Served.in(data)) {
            Client client = new Client(served);
            var first = client.post("/local/records", "{\"text\":\"a\"}", "Idempotency-Key", "one");
            var again = client.post("/local/records", "{\"text\":\"a\"}", "Idempotency-Key", "one");
            assertThat(again.body()).isEqualTo(first.body());
            assertThat(served.peer.publishes).hasValue(1);
            var other = client.post("/local/records", "{\"text\":\"b\"}", "Idempotency-Key", "one");
            assertThat(other.status()).isEqualTo(422);
            assertThat(client.post("/local/records", "{\"text\":\"a\"}", "Idempotency-Key", "two")
                            .status())
                    .isEqualTo(200);
            assertThat(served.peer.publishes).hasValue(2);
        }
    }

    @Test
    void aRefusalIsRememberedToo() throws Exception {
        try (Served served = Served.in(data)) {
            Client client = new Client(served);
            served.peer.storing = Outcome.Storing.CONFLICT;
            assertThat(client.post("/local/records", "{\"text\":\"a\"}", "Idempotency-Key", "one")
                            .status())
                    .isEqualTo(409);
            served.peer.storing = Outcome.Storing.DONE;
            assertThat(client.post("/local/records", "{\"text\":\"a\"}", "Idempotency-Key", "one")
                            .status())
                    .isEqualTo(409);
            assertThat(served.peer.publishes).hasValue(1);
        }
    }

    /** Its remedy is to put the same again. */
    @Test
    void aPutThatReachedTooFewHoldersIsTriedAgain() throws Exception {
        try (Served served = Served.in(data)) {
            Client client = new Client(served);
            served.peer.storing = Outcome.Storing.TOO_FEW;
            assertThat(client.post("/local/records", "{\"text\":\"a\"}", "Idempotency-Key", "one")
                            .status())
                    .isEqualTo(409);
            served.peer.storing = Outcome.Storing.DONE;
            assertThat(client.post("/local/records", "{\"text\":\"a\"}", "Idempotency-Key", "one")
                            .status())
                    .isEqualTo(200);
            assertThat(served.peer.publishes).hasValue(2);
        }
    }

    @Test
    void tooFewCopiesComeWithWhatTheHoldersSaid() throws Exception {
        try (Served served = Served.in(data)) {
            served.peer.storing = Outcome.Storing.TOO_FEW;
            assertThat(new Client(served)
                            .post("/local/records", "{\"text\":\"a\"}")
                            .body()
                            .path("detail")
                            .asText())
                    .contains("Only 3 of 14", "no room for the file");
        }
    }

    @Test
    void whatIsUnderWayIsNotBegunTwice() throws Exception {
        Remembered remembered = new Remembered();
        assertThat(remembered.begin(NAME, Bytes.EMPTY)).isEmpty();
        assertThatThrownBy(() -> remembered.begin(NAME, Bytes.EMPTY))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.problem().word()).isEqualTo("under-way"));
        remembered.end(NAME, Answer.of(Problem.silent("so")));
        assertThat(remembered.begin(NAME, Bytes.EMPTY))
                .as("nobody knows what became of it")
                .isEmpty();
    }

    @Test
    void theOldestAnswersAreForgotten() throws Exception {
        Remembered remembered = new Remembered();
        assertThat(remembered.begin(NAME, Bytes.EMPTY)).isEmpty();
        for (int i = 0; i < 3_000; i++) {
            Name name = new Name("boot", Route.PUT_RECORD, "k" + i);
            assertThat(remembered.begin(name, Bytes.EMPTY)).isEmpty();
            remembered.end(name, Answer.ok(Map.of("i", i)));
        }
        assertThat(remembered.size()).isBetween(1_000, 1_025);
        assertThat(remembered.begin(new Name("boot", Route.PUT_RECORD, "k2999"), Bytes.EMPTY))
                .isPresent();
        assertThat(remembered.begin(new Name("boot", Route.PUT_RECORD, "k0"), Bytes.EMPTY))
                .isEmpty();
        assertThatThrownBy(() -> remembered.begin(NAME, Bytes.EMPTY)).isInstanceOf(RefusedException.class);
    }

    @Test
    void jsonIsReadAsDeepAsIsAllowedAndNoDeeper() throws Exception {
        RequestBody.Reader reader = new RequestBody.Reader(8);
        assertThat(reader.read(nested(8), List.of("text"))).isNotNull();
        assertThatThrownBy(() -> reader.read(nested(9), List.of("text")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("nested too deep");
    }

    /** The object itself is one level. */
    private static Bytes nested(int depth) {
        return Bytes.utf8("{\"text\":" + "[".repeat(depth - 1) + "]".repeat(depth - 1) + "}");
    }

    @Test
    void deadlinesEndWhatWaits() {
        Deadlines.Patience patience =
                new Deadlines.Patience(Duration.ofSeconds(60), Duration.ofSeconds(10), Duration.ofSeconds(30));
        Deadlines resting = new Deadlines(patience, 0);
        assertThat(resting.exceeded(60 * SECOND)).isEmpty();
        assertThat(resting.exceeded(60 * SECOND + 1)).isPresent();
        Deadlines slow = new Deadlines(patience, 0);
        for (int second = 0; second <= 10; second++) slow.bytesCame(second * SECOND);
        assertThat(slow.exceeded(10 * SECOND)).isEmpty();
        assertThat(slow.exceeded(10 * SECOND + 1)).isPresent();
        slow.requestBegan();
        assertThat(slow.exceeded(100 * SECOND))
                .as("the handlers have time-outs of their own")
                .isEmpty();
        slow.answerBegan(100 * SECOND);
        slow.writeBegan(100 * SECOND);
        assertThat(slow.exceeded(130 * SECOND + 1)).isPresent();
        slow.writeEnded(131 * SECOND);
        assertThat(slow.exceeded(191 * SECOND)).isEmpty();
    }

    @Test
    void oneConnectionTooManyIsClosedAndAPlaceIsFreeAgainLater() throws Exception {
        try (Served served = Served.in(data)) {
            List<Raw> all = new ArrayList<>();
            for (int i = 0; i < HttpServer.MOST_CONNECTIONS; i++) all.add(Raw.tcp(served.port()));
            try (Raw last = Raw.tcp(served.port())) {
                assertThat(last.isClosedByServer()).isTrue();
            }
            assertThat(status(Raw.unix(served.api.socket().orElseThrow()), "folkmoot"))
                    .as("the socket has places of its own")
                    .isEqualTo(200);
            assertThat(status(all.get(0), "localhost:" + served.port())).isEqualTo(200);
            for (Raw raw : all) raw.close();
            assertThat(eventuallyServed(served)).isTrue();
        }
    }

    private static int status(Raw raw, String host) throws Exception {
        return raw.send("GET /local/health HTTP/1.1\r\nHost: " + host + "\r\n\r\n")
                .reply()
                .map(Raw.Reply::status)
                .orElse(0);
    }

    private static boolean eventuallyServed(Served served) throws Exception {
        long until = System.nanoTime() + 20 * SECOND;
        while (System.nanoTime() < until) {
            try (Raw raw = Raw.tcp(served.port())) {
                if (status(raw, "localhost:" + served.port()) == 200) return true;
            } catch (java.io.IOException e) {
                Thread.onSpinWait();
            }
        }
        return false;
    }

    @Test
    void aPeerThatDoesNotAnswerIsToldAsThat() throws Exception {
        try (Served served = Served.in(data)) {
            served.peer.silent = true;
            var got = new Client(served).get("/local/status");
            assertThat(got.status()).isEqualTo(503);
            assertThat(got.response().headers().firstValue("Retry-After")).contains("1");
            assertThat(got.body().path("type").asText()).isEqualTo("urn:folkmoot:problem:peer-silent");
        }
    }

    @Test
    void theAnswerToAStopGoesOutAlthoughTheApiCloses() throws Exception {
        Served served = Served.in(data);
        try (Raw raw = Raw.tcp(served.port())) {
            String head = "POST /local/stop HTTP/1.1\r\nHost: localhost:" + served.port() + "\r\nAuthorization: Bearer "
                    + served.token() + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
            raw.send(head);
            while (served.peer.stops.get() == 0) Thread.onSpinWait();
            served.close();
            assertThat(raw.reply().orElseThrow().body()).isEqualTo("{\"stopped\":true}");
        }
    }
}
