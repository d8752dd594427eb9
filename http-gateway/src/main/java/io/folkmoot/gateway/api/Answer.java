package io.folkmoot.gateway.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.folkmoot.protocol.bytes.Bytes;
import java.util.Map;

/** What is sent back, before it is HTTP; a definite one is the same for whoever repeats the request. */
record Answer(int status, String mediaType, Map<String, String> headers, Bytes body, boolean isDefinite) {
    static final String JSON = "application/json";
    static final String PROBLEM = "application/problem+json";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Answer ok(Map<String, ?> document) {
        return new Answer(200, JSON, Map.of(), json(document), true);
    }

    static Answer of(Problem problem) {
        return new Answer(problem.status(), PROBLEM, problem.headers(), json(problem.document()), problem.isDefinite());
    }

    static Bytes json(Object document) {
        try {
            return Bytes.adopt(MAPPER.writeValueAsBytes(document));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not expressible in JSON: " + document.getClass(), e);
        }
    }
}
