package io.folkmoot.protocol.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Holds both roles to what other implementations have published, byte for byte. With
 * {@code -Dfolkmoot.noise.vectors=FILE} it runs a further file in the format of cacophony and snow.
 */
class PublishedVectorsTest {
    /** Files disagree on who sends the first message after the handshake, and do not say. */
    private enum Transport {
        GOES_ON_IN_TURN,
        BEGINS_WITH_THE_INITIATOR
    }

    private static final String FURTHER_FILE = "folkmoot.noise.vectors";

    @Test
    void theVectorsInOurResourcesPass() throws Exception {
        try (InputStream file = Objects.requireNonNull(getClass().getResourceAsStream("/noise/vectors.json"))) {
            Map<String, Integer> passed =
                    runAll(new ObjectMapper().readTree(file).get("vectors"), Transport.BEGINS_WITH_THE_INITIATOR);
            assertThat(passed)
                    .hasSize(TwoPeers.SUITES.size())
                    .allSatisfy((name, count) -> assertThat(count).isEqualTo(4));
        }
    }

    @Test
    void theVectorsOfTheFileGivenPass() throws Exception {
        String file = System.getProperty(FURTHER_FILE);
        assumeTrue(file != null, "no file given by -D" + FURTHER_FILE);
        JsonNode content = read(Path.of(Objects.requireNonNull(file)));
        JsonNode vectors = content.isArray() ? content : content.get("vectors");
        Map<String, Integer> passed = runAll(vectors, Transport.GOES_ON_IN_TURN);
        int run = passed.values().stream().mapToInt(Integer::intValue).sum();
        System.out.println("Noise vectors passed: " + passed + "; of unsupported names: " + (vectors.size() - run));
        assertThat(run).isPositive();
    }

    private static JsonNode read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new ObjectMapper().readTree(in);
        }
    }

    private static Map<String, Integer> runAll(JsonNode vectors, Transport transport) throws MalformedException {
        Map<String, Integer> passed = new TreeMap<>();
        for (JsonNode vector : vectors) {
            String name = vector.get("protocol_name").textValue();
            for (Suite suite : TwoPeers.SUITES) {
                if (!suite.protocolName().equals(Bytes.utf8(name))) continue;
                run(suite, vector, transport);
                passed.merge(name, 1, Integer::sum);
            }
        }
        return passed;
    }

    private static void run(Suite suite, JsonNode vector, Transport transport) throws MalformedException {
        TwoPeers peers = new TwoPeers(initiator(suite, vector), responder(suite, vector));
        int number = 0;
        for (; !peers.alice.isComplete(); number++) {
            JsonNode message = vector.get("messages").get(number);
            Bytes written = peers.writerOf(number).write(hex(message, "payload"));
            assertThat(written).as("message %s of %s", number, vector).isEqualTo(hex(message, "ciphertext"));
            assertThat(peers.readerOf(number).read(written)).isEqualTo(hex(message, "payload"));
        }
        for (Handshake peer : List.of(peers.alice, peers.bob)) {
            if (vector.has("handshake_hash")) assertThat(peer.handshakeHash()).isEqualTo(hex(vector, "handshake_hash"));
        }
        boolean initiatorBegins = transport == Transport.BEGINS_WITH_THE_INITIATOR || number % 2 == 0;
        runTransport(peers, vector, number, initiatorBegins);
    }

    private static void runTransport(TwoPeers peers, JsonNode vector, int first, boolean initiatorBegins)
            throws MalformedException {
        Session alice = peers.alice.toSession(0);
        Session bob = peers.bob.toSession(0);
        for (int number = first; number < vector.get("messages").size(); number++) {
            JsonNode message = vector.get("messages").get(number);
            boolean initiatorWrites = initiatorBegins == ((number - first) % 2 == 0);
            Session writer = initiatorWrites ? alice : bob;
            Session reader = initiatorWrites ? bob : alice;
            Session.Sealed packet = writer.seal(hex(message, "payload"), Bytes.EMPTY);
            assertThat(packet.ciphertext())
                    .as("message %s of %s", number, vector)
                    .isEqualTo(hex(message, "ciphertext"));
            assertThat(reader.open(packet.counter(), packet.ciphertext(), Bytes.EMPTY))
                    .isEqualTo(hex(message, "payload"));
        }
    }

    private static Handshake initiator(Suite suite, JsonNode vector) {
        return Handshake.initiator(
                suite,
                hex(vector, "init_prologue"),
                keys(hex(vector, "init_static")),
                suite.pattern().responderKnown() ? responderKey(vector) : null,
                yielding(hex(vector, "init_ephemeral")));
    }

    private static Handshake responder(Suite suite, JsonNode vector) {
        return Handshake.responder(
                suite,
                hex(vector, "resp_prologue"),
                keys(hex(vector, "resp_static")),
                yielding(hex(vector, "resp_ephemeral")));
    }

    private static Bytes responderKey(JsonNode vector) {
        return vector.has("init_remote_static")
                ? hex(vector, "init_remote_static")
                : keys(hex(vector, "resp_static")).publicKey();
    }

    private static Bytes hex(JsonNode node, String field) {
        return Bytes.hex(node.get(field).textValue());
    }

    private static DhKeyPair keys(Bytes secret) {
        byte[] point = new byte[DhKeyPair.LENGTH];
        X25519.generatePublicKey(secret.toArray(), 0, point, 0);
        return new DhKeyPair(secret, Bytes.adopt(point));
    }

    /** Dice that fall on the given bytes once and fail when they are thrown again. */
    private static RandomGenerator yielding(Bytes bytes) {
        return new RandomGenerator() {
            private @Nullable Bytes left = bytes;

            @Override
            public void nextBytes(byte[] target) {
                byte[] source = Objects.requireNonNull(left).toArray();
                assertThat(target).hasSameSizeAs(source);
                System.arraycopy(source, 0, target, 0, source.length);
                left = null;
            }

            @Override
            public long nextLong() {
                throw new AssertionError("keys are drawn as bytes");
            }
        };
    }
}
