package io.folkmoot.gateway.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A running peer's local API as commands see it. One thread at a time; connections are made as needed. */
public final class ApiClient implements AutoCloseable {
    /** Longer than any answer of a peer takes: it gives up by itself before. */
    public static final Duration USUAL_PATIENCE = Duration.ofSeconds(30);

    /** Which peer: the one of a data folder, unless its address is given as unix:PATH or http://HOST:PORT. */
    public record Target(Path data, Optional<String> api, Optional<Path> tokenFile) {}

    private ApiClient() {}

    /** Finds the peer and makes sure that it is the one whose token we have; nothing is asked of it yet. */
    public static ApiClient connect(Target target) throws ApiException {
        throw new ApiException(ApiException.Why.NO_PEER, "not built yet");
    }

    /** What the peer was reached by: unix:PATH or http://HOST:PORT. */
    public String address() {
        return "";
    }

    public JsonNode get(String path) throws ApiException {
        return get(path, USUAL_PATIENCE);
    }

    public JsonNode get(String path, Duration patience) throws ApiException {
        throw new ApiException(ApiException.Why.NO_PEER, path);
    }

    public JsonNode post(String path, Map<String, ?> body) throws ApiException {
        return post(path, body, USUAL_PATIENCE);
    }

    /** Carries a fresh idempotency key, so that a repetition over a broken connection does nothing twice. */
    public JsonNode post(String path, Map<String, ?> body, Duration patience) throws ApiException {
        throw new ApiException(ApiException.Why.NO_PEER, path);
    }

    @Override
    public void close() {}
}
