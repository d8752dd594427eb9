package io.folkmoot.gateway.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** As much of JSON Schema as the document of the API uses: says where a value is not what its schema says. */
final class Schema {
    private final JsonNode document;
    private final List<String> problems = new ArrayList<>();

    private Schema(JsonNode document) {
        this.document = document;
    }

    static List<String> problems(JsonNode document, JsonNode schema, JsonNode value) {
        Schema check = new Schema(document);
        check.check("", schema, value);
        return check.problems;
    }

    private void check(String at, JsonNode given, JsonNode value) {
        JsonNode schema = resolve(given);
        if (schema.has("type") && !fits(schema.get("type"), value))
            problems.add(at + ": " + value + " is not of type " + schema.get("type"));
        if (schema.has("enum") && !contains(schema.get("enum"), value))
            problems.add(at + ": " + value + " is no choice");
        if (schema.has("pattern")
                && value.isTextual()
                && !value.asText().matches(schema.get("pattern").asText()))
            problems.add(at + ": " + value + " is not of that form");
        for (JsonNode required : schema.path("required"))
            if (!value.has(required.asText())) problems.add(at + ": " + required + " is missing");
        for (var field : value.properties()) property(at, schema, field.getKey(), field.getValue());
        if (value.isArray() && schema.has("items"))
            for (JsonNode item : value) check(at + "[]", schema.get("items"), item);
    }

    /** What is not described is a defect of the document. */
    private void property(String at, JsonNode schema, String name, JsonNode value) {
        JsonNode property = schema.path("properties").path(name);
        if (!property.isMissingNode()) check(at + "." + name, property, value);
        else if (schema.has("additionalProperties")) check(at + "." + name, schema.get("additionalProperties"), value);
        else if (schema.has("properties")) problems.add(at + "." + name + ": is not in the document");
    }

    JsonNode resolve(JsonNode schema) {
        return schema.has("$ref") ? document.at(schema.get("$ref").asText().substring(1)) : schema;
    }

    static JsonNode resolve(JsonNode document, JsonNode reference) {
        return new Schema(document).resolve(reference);
    }

    private static boolean fits(JsonNode type, JsonNode value) {
        if (!type.isArray()) return fits(type.asText(), value);
        for (JsonNode one : type) if (fits(one.asText(), value)) return true;
        return false;
    }

    private static boolean fits(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> throw new IllegalArgumentException("no type: " + type);
        };
    }

    private static boolean contains(JsonNode choices, JsonNode value) {
        for (JsonNode choice : choices) if (choice.equals(value)) return true;
        return false;
    }
}
