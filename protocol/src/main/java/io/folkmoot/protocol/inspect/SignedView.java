package io.folkmoot.protocol.inspect;

import com.fasterxml.jackson.core.JsonGenerator;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.signing.Signed;
import io.folkmoot.protocol.signing.StatementReader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A signed object as JSON: the same keys whatever it says, and null for what it leaves open. */
record SignedView(Signed signed, StatementReader statement, Content content) {
    static SignedView of(Signed signed) throws MalformedException {
        return new SignedView(signed, StatementReader.open(signed.statement()), Content.of(signed));
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", statement.purpose().word());
        json.writeStringField("id", signed.id().toHex());
        json.writeStringField("network", statement.network().toHex());
        json.writeObjectFieldStart("sender");
        content.sender().write(json);
        json.writeEndObject();
        json.writeStringField("timestamp", content.timestamp());
        json.writeObjectFieldStart("payload");
        for (Map.Entry<String, Object> field : content.payload().entrySet()) {
            json.writeFieldName(field.getKey());
            write(json, field.getValue());
        }
        json.writeEndObject();
        json.writeStringField("signature", signed.signature().toString());
        json.writeFieldName("signature_valid");
        write(json, isBySender());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case Boolean flag -> json.writeBoolean(flag);
            case Long number -> json.writeNumber(number);
            case List<?> items -> {
                json.writeStartArray();
                for (Object item : items) write(json, item);
                json.writeEndArray();
            }
            default -> json.writeString(value.toString());
        }
    }

    /** Null where nobody is named whose signature it could be. */
    private @Nullable Boolean isBySender() {
        PublicKey signer = content.sender().signer();
        if (signer == null) return null;
        try {
            return signed.isBy(signer.check());
        } catch (MalformedException e) {
            return false;
        }
    }
}
