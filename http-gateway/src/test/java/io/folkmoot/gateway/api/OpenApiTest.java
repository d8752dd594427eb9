package io.folkmoot.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.folkmoot.actors.lookup.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The document and the server say the same: each path, each answer, each refusal. */
class OpenApiTest {
    private Served served;
    private Client client;
    private JsonNode document;

    @BeforeEach
    void serve(@TempDir Path data) throws Exception {
        served = Served.in(data);
        client = new Client(served);
        document = client.get("/openapi.json").body();
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    void everyRouteIsDocumentedAndNothingElse() {
        List<String> documented = new ArrayList<>();
        for (var path : document.path("paths").properties())
            for (var operation : path.getValue().properties())
                documented.add(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
        List<String> served = new ArrayList<>();
        for (Route route : Route.values()) served.add(route.method() + " " + route.template());
        assertThat(documented).containsExactlyInAnyOrderElementsOf(served);
    }

    @Test
    void parametersAndTokensAreAsTheGuardHasThem() {
        for (Route route : Route.values()) {
            JsonNode operation = operation(route);
            List<String> query = new ArrayList<>();
            for (JsonNode parameter : operation.path("parameters"))
                if (parameter.path("in").asText().equals("query"))
                    query.add(parameter.path("name").asText());
            assertThat(query).as(route.template()).isEqualTo(route.parameters());
            assertThat(operation.path("security").path(0).isObject()
                            && operation.path("security").path(0).isEmpty())
                    .as(route.template())
                    .isEqualTo(route.scope().isEmpty());
            assertThat(operation.has("requestBody")).as(route.template()).isEqualTo(route.mutates());
        }
    }

    @Test
    void requestBodiesHaveTheFieldsThatAreRead() {
        assertThat(fields(Route.PUT_RECORD)).containsExactlyInAnyOrderElementsOf(PutRequest.FIELDS);
        assertThat(fields(Route.PING)).containsExactlyInAnyOrderElementsOf(PingRequest.FIELDS);
        assertThat(fields(Route.STOP)).isEmpty();
    }

    private List<String> fields(Route route) {
        JsonNode schema = operation(route).at("/requestBody/content/application~1json/schema");
        List<String> fields = new ArrayList<>();
        Schema.resolve(document, schema).path("properties").fieldNames().forEachRemaining(fields::add);
        return fields;
    }

    @Test
    void everyAnswerIsAsItsSchemaSays() throws Exception {
        String neighbour = io.folkmoot.protocol.identity.Placement.of(FakePeer.CONTACT.key())
                .toHex();
        Client.Got put = client.post(
                "/local/records", "{\"text\":\"word\",\"name\":\"n\",\"life\":\"2d\",\"expected\":\"nothing\"}");
        check(Route.PUT_RECORD, put);
        check(Route.PUT_RECORD, client.post("/local/records", "{\"body_base64\":\"/w==\"}"));
        check(
                Route.GET_RECORD,
                client.get("/local/records/" + put.body().path("key").asText()));
        check(Route.GET_RECORD, client.get("/local/records/" + "ab".repeat(32) + "?level=any&kind=note"));
        check(Route.HEALTH, client.get("/local/health"));
        check(Route.STATUS, client.get("/local/status"));
        check(Route.IDENTITY, client.get("/local/identity"));
        check(Route.PEERS, client.get("/local/peers"));
        check(Route.LINKS, client.get("/local/links"));
        check(Route.FIND, client.get("/local/find/" + neighbour + "?trace=1"));
        check(Route.FIND, client.get("/local/find/" + "ab".repeat(32)));
        check(
                Route.FIND,
                client.get("/local/find/"
                        + client.get("/local/identity").body().path("node_id").asText()));
        check(Route.PING, client.post("/local/ping", "{\"to\":\"127.0.0.1:4002\",\"count\":2}"));
        check(Route.PING, client.post("/local/ping", "{\"to\":\"127.0.0.1:4009\",\"timeout_ms\":50}"));
        check(Route.STOP, client.post("/local/stop", "{}"));
        check(Route.OPENAPI, client.get("/openapi.json"));
    }

    @Test
    void everyRefusalIsAProblemThatIsDocumented() throws Exception {
        check(Route.PUT_RECORD, client.post("/local/records", "{\"text\":1}"));
        check(Route.PUT_RECORD, client.post("/local/records", "{\"text\":\"a\",\"life\":\"999d\"}"));
        for (Outcome.Storing storing : Outcome.Storing.values()) {
            served.peer.storing = storing;
            check(Route.PUT_RECORD, client.post("/local/records", "{\"text\":\"a\"}"));
        }
        check(Route.GET_RECORD, client.get("/local/records/zz"));
        check(Route.FIND, client.get("/local/find/zz?trace=7"));
        served.peer.silent = true;
        check(Route.STATUS, client.get("/local/status"));
    }

    private void check(Route route, Client.Got got) {
        String status = Integer.toString(got.status());
        JsonNode response =
                Schema.resolve(document, operation(route).path("responses").path(status));
        assertThat(response.isObject()).as(route + " " + got.response().body()).isTrue();
        var content = response.path("content").properties().iterator().next();
        assertThat(got.response().headers().firstValue("content-type").orElse(""))
                .startsWith(content.getKey());
        assertThat(Schema.problems(document, content.getValue().path("schema"), got.body()))
                .as(route + " " + status)
                .isEmpty();
        assertThat(got.status() == 200).isEqualTo(content.getKey().equals("application/json"));
    }

    private JsonNode operation(Route route) {
        return document.path("paths").path(route.template()).path(route.method().toLowerCase(Locale.ROOT));
    }
}
