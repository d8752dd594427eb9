package io.folkmoot.gateway.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Somebody else's HTTP client at our server. */
final class Client {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration WITHIN = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(WITHIN)
            .build();
    private final Served served;

    Client(Served served) {
        this.served = served;
    }

    record Got(int status, HttpResponse<String> response, JsonNode body) {}

    Got get(String path) throws Exception {
        return send(request(path).GET().build());
    }

    Got post(String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) request.headers(headers);
        return send(request.build());
    }

    private HttpRequest.Builder request(String path) throws Exception {
        return HttpRequest.newBuilder(URI.create(served.api.url() + path))
                .timeout(WITHIN)
                .header("Authorization", "Bearer " + served.token());
    }

    private Got send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        return new Got(response.statusCode(), response, JSON.readTree(response.body()));
    }
}
