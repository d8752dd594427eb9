package io.folkmoot.protocol.inspect;

import com.fasterxml.jackson.core.JsonGenerator;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.signing.Signed;
import io.folkmoot.protocol.signing.StatementReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A signed object whose purpose has no view of its own: its fields in order, as text where they are text. */
record SignedView(Signed signed, StatementReader statement, List<Bytes> fields) {
    static SignedView of(Signed signed) throws MalformedException {
        StatementReader reader = StatementReader.open(signed.statement());
        List<Bytes> fields = new ArrayList<>();
        while (reader.hasMore()) fields.add(reader.bytes("field " + (fields.size() + 1), Signed.MAX_LENGTH));
        return new SignedView(signed, reader, fields);
    }

    static void write(JsonGenerator json, Signed signed) throws IOException, MalformedException {
        of(signed).write(json);
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", statement.purpose().word());
        json.writeStringField("id", signed.id().toHex());
        json.writeStringField("network", statement.network().toHex());
        json.writeArrayFieldStart("payload");
        for (Bytes field : fields) json.writeString(field.toHex());
        json.writeEndArray();
        json.writeStringField("signature", signed.signature().toString());
        json.writeEndObject();
    }
}
