package io.folkmoot.gateway.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.folkmoot.protocol.bytes.Bytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The JSON object of a mutation: read within the limits, with one reading only, and asked field by field. */
final class RequestBody {
    private final JsonNode object;

    private RequestBody(JsonNode object) {
        this.object = object;
    }

    /** Reads bodies of one server. A key that is there twice, or anything after the object, makes a body wrong. */
    static final class Reader {
        private final JsonMapper mapper;

        Reader(int maxDepth) {
            JsonFactory factory = JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(maxDepth)
                            .build())
                    .build();
            this.mapper = JsonMapper.builder(factory)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();
        }

        /** Nothing at all is an empty object. */
        RequestBody read(Bytes body, List<String> fields) throws RefusedException {
            JsonNode node = body.isEmpty() ? mapper.createObjectNode() : parse(body);
            if (!node.isObject()) throw wrong("The body must be one JSON object.");
            List<String> unknown = new ArrayList<>();
            node.fieldNames().forEachRemaining(name -> {
                if (!fields.contains(name)) unknown.add(name);
            });
            if (unknown.isEmpty()) return new RequestBody(node);
            throw wrong("The body has a field that is not known here; known are "
                    + (fields.isEmpty() ? "none" : String.join(", ", fields)) + ".");
        }

        private JsonNode parse(Bytes body) throws RefusedException {
            try {
                return mapper.readTree(body.toArray());
            } catch (IOException e) {
                throw wrong("The body is no JSON within the limits: nested too deep, a key twice, or a mistake in it.");
            }
        }
    }

    Optional<String> text(String field) throws RefusedException {
        JsonNode value = object.path(field);
        if (value.isMissingNode() || value.isNull()) return Optional.empty();
        if (!value.isTextual()) throw wrong("The field " + field + " must be a string.");
        return Optional.of(value.textValue());
    }

    Optional<Long> whole(String field, long least, long most) throws RefusedException {
        JsonNode value = object.path(field);
        if (value.isMissingNode() || value.isNull()) return Optional.empty();
        boolean fits = value.isIntegralNumber() && value.canConvertToLong();
        if (!fits || value.longValue() < least || value.longValue() > most)
            throw wrong("The field " + field + " must be a whole number from " + least + " to " + most + ".");
        return Optional.of(value.longValue());
    }

    boolean isNumber(String field) {
        return object.path(field).isNumber();
    }

    Optional<Bytes> base64(String field) throws RefusedException {
        Optional<String> text = text(field);
        if (text.isEmpty()) return Optional.empty();
        try {
            return Optional.of(Bytes.adopt(Base64.getDecoder().decode(text.get())));
        } catch (IllegalArgumentException e) {
            throw wrong("The field " + field + " must be standard base64.");
        }
    }

    static RefusedException wrong(String detail) {
        return new RefusedException(Problem.badRequest(detail));
    }
}
