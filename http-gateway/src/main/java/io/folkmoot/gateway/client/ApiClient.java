package io.folkmoot.gateway.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.folkmoot.gateway.api.DaemonProof;
import io.folkmoot.gateway.api.RunFiles;
import io.folkmoot.gateway.client.ApiException.Why;
import io.folkmoot.protocol.bytes.Bytes;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A running peer's local API as commands see it. One thread at a time; connections are made as needed. */
public final class ApiClient implements AutoCloseable {
    /** Longer than any answer of a peer takes: it gives up by itself before. */
    public static final Duration USUAL_PATIENCE = Duration.ofSeconds(30);

    /** A peer of this machine that does not take a connection or prove itself within this is stuck. */
    private static final Duration GREETING = Duration.ofSeconds(5);

    private static final int KEY_BYTES = 16;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Place place;
    private final String token;
    private final SecureRandom random = new SecureRandom();
    private @Nullable Line line;

    /** Which peer: the one of a data folder, unless its address is given as unix:PATH or http://HOST:PORT. */
    public record Target(Path data, Optional<String> api, Optional<Path> tokenFile) {}

    private ApiClient(Place place, String token) {
        this.place = place;
        this.token = token;
    }

    /** Finds the peer and makes sure that it is the one whose token we have; nothing is asked of it yet. */
    public static ApiClient connect(Target target) throws ApiException {
        RunFiles files = RunFiles.of(target.data());
        List<Place> places =
                target.api().isPresent() ? List.of(Place.parse(target.api().get())) : Place.of(files);
        if (places.isEmpty()) throw nobodyRuns(target.data());
        String token = Token.read(target.tokenFile().orElse(files.token()));
        @Nullable ApiException first = null;
        for (Place place : places) {
            ApiClient client = new ApiClient(place, token);
            try {
                client.line();
                return client;
            } catch (ApiException e) {
                client.close();
                // What a crash left behind is no obstacle while another way leads to a living peer.
                if (e.why() != Why.NO_PEER) throw e;
                if (first == null) first = e;
            }
        }
        if (target.api().isEmpty()) throw nobodyRuns(target.data());
        throw first == null ? nobodyRuns(target.data()) : first;
    }

    private static ApiException nobodyRuns(Path data) {
        return new ApiException(
                Why.NO_PEER, "no peer is running with the data folder " + data + "; start one: folkmoot start");
    }

    /** What the peer was reached by: unix:PATH or http://HOST:PORT. */
    public String address() {
        return place.text();
    }

    public JsonNode get(String path) throws ApiException {
        return get(path, USUAL_PATIENCE);
    }

    public JsonNode get(String path, Duration patience) throws ApiException {
        return document(exchange("GET", path, Map.of(), new byte[0], patience));
    }

    public JsonNode post(String path, Map<String, ?> body) throws ApiException {
        return post(path, body, USUAL_PATIENCE);
    }

    /** Carries a fresh idempotency key, so that a repetition over a broken connection does nothing twice. */
    public JsonNode post(String path, Map<String, ?> body, Duration patience) throws ApiException {
        Map<String, String> headers = new TreeMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("Idempotency-Key", hex(KEY_BYTES));
        try {
            return document(exchange("POST", path, headers, JSON.writeValueAsBytes(body), patience));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not expressible in JSON: " + body.getClass(), e);
        }
    }

    /** A connection that the peer closed while it rested is made anew, once. */
    private Conversation.Reply exchange(
            String method, String path, Map<String, String> headers, byte[] body, Duration patience)
            throws ApiException {
        boolean rested = line != null;
        try {
            return attempt(method, path, headers, body, patience);
        } catch (SocketTimeoutException e) {
            throw silent(patience);
        } catch (Conversation.GarbledException e) {
            throw new ApiException(Why.GARBLED, "the answer from " + place.text() + " is none: " + e.getMessage());
        } catch (IOException e) {
            if (!rested) throw broken();
        }
        try {
            return attempt(method, path, headers, body, patience);
        } catch (SocketTimeoutException e) {
            throw silent(patience);
        } catch (IOException e) {
            throw broken();
        }
    }

    private ApiException silent(Duration patience) {
        return new ApiException(
                Why.TIMEOUT, "the peer at " + place.text() + " gave no answer within " + patience.toSeconds() + " s");
    }

    private ApiException broken() {
        return new ApiException(
                Why.NO_PEER, "the connection to " + place.text() + " broke: the peer is stopping or has crashed");
    }

    private Conversation.Reply attempt(
            String method, String path, Map<String, String> headers, byte[] body, Duration patience)
            throws ApiException, IOException {
        Line open = line();
        boolean done = false;
        try {
            open.patience(patience);
            Map<String, String> all = new TreeMap<>(headers);
            all.put("Authorization", "Bearer " + token);
            Conversation.Reply reply = new Conversation(open, place.host()).ask(method, path, all, body);
            done = !reply.isLast();
            return reply;
        } finally {
            if (!done) close();
        }
    }

    /** The open connection, or a new one on which the other side has just proved that it has our token. */
    private Line line() throws ApiException {
        if (line != null) return line;
        Line fresh = null;
        try {
            fresh = Line.open(place.address(), GREETING);
            if (!proves(fresh)) throw impostor("it does not know the token");
            line = fresh;
            return fresh;
        } catch (SocketTimeoutException e) {
            throw new ApiException(Why.TIMEOUT, "whoever has " + place.text() + " does not answer");
        } catch (Conversation.GarbledException e) {
            throw impostor(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new ApiException(Why.NO_PEER, nobodyAnswers());
        } finally {
            if (fresh != null && line != fresh) fresh.close();
        }
    }

    private String nobodyAnswers() {
        return "nobody answers at " + place.text()
                + (place.isUnix() ? ": a peer that crashed has left its socket, or none was started" : "");
    }

    /** The token has not been sent yet, so whoever has the port by chance or by theft does not get it. */
    private ApiException impostor(String why) {
        return new ApiException(
                Why.IMPOSTOR,
                "whoever answers at " + place.text() + " is not the peer of this token: " + why
                        + ". Another program has its port, or the token is of another folder or an earlier start");
    }

    private boolean proves(Line fresh) throws IOException {
        String nonce = hex(DaemonProof.NONCE_BYTES);
        var reply = new Conversation(fresh, place.host())
                .ask("GET", "/local/health", Map.of(DaemonProof.NONCE_HEADER, nonce), new byte[0]);
        String proof = reply.headers().getOrDefault(DaemonProof.PROOF_HEADER.toLowerCase(java.util.Locale.ROOT), "");
        String due = DaemonProof.of(token, place.host(), Bytes.hex(nonce));
        return MessageDigest.isEqual(
                due.getBytes(StandardCharsets.US_ASCII), proof.getBytes(StandardCharsets.US_ASCII));
    }

    private JsonNode document(Conversation.Reply reply) throws ApiException {
        JsonNode document = parse(reply);
        int status = reply.status();
        if (status < 300) return document;
        String message = document.path("detail").asText("the peer refused it with status " + status);
        String remedy = document.path("remedy").asText("");
        Why why = switch (status) {
            case 401 -> Why.USAGE;
            case 503 -> Why.TIMEOUT;
            default -> Why.REFUSED;
        };
        throw new ApiException(why, remedy.isEmpty() ? message : message + " " + remedy, status, document);
    }

    private JsonNode parse(Conversation.Reply reply) throws ApiException {
        try {
            JsonNode document = JSON.readTree(reply.body().unsafeArray());
            if (document != null && document.isObject()) return document;
        } catch (IOException e) {
            throw new ApiException(Why.GARBLED, "the answer of the peer is no JSON");
        }
        throw new ApiException(Why.GARBLED, "the answer of the peer is no JSON object");
    }

    private String hex(int bytes) {
        byte[] chance = new byte[bytes];
        random.nextBytes(chance);
        return HexFormat.of().formatHex(chance);
    }

    @Override
    public void close() {
        if (line != null) line.close();
        line = null;
    }
}
