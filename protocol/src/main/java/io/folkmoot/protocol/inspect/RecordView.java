package io.folkmoot.protocol.inspect;

import com.fasterxml.jackson.core.JsonGenerator;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.bytes.Utf8;
import io.folkmoot.protocol.identity.Amid;
import io.folkmoot.protocol.records.BodyForm;
import io.folkmoot.protocol.records.SignedRecord;
import java.io.IOException;
import java.time.Instant;

/** A record as JSON, and whether the signature is its issuer's. */
record RecordView(SignedRecord record) implements SignedView {
    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "record");
        json.writeStringField("id", record.id().toHex());
        json.writeStringField("network", record.network().toHex());
        json.writeObjectFieldStart("sender");
        json.writeStringField("node_id", record.issuerId().toHex());
        json.writeStringField("agent_id", Amid.of(record.issuer()).text());
        json.writeNullField("operator_id");
        json.writeNullField("address");
        json.writeEndObject();
        json.writeStringField(
                "timestamp", Instant.ofEpochMilli(record.created()).toString());
        payload(json);
        json.writeStringField("signature", record.signed().signature().toString());
        json.writeBooleanField("signature_valid", isBySender());
        json.writeEndObject();
    }

    private void payload(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("payload");
        json.writeStringField("kind", record.kind().word());
        json.writeStringField("key", record.key().toHex());
        json.writeStringField("name", record.name());
        json.writeNumberField("sequence", record.sequence());
        json.writeBooleanField("tombstone", record.isTombstone());
        json.writeStringField("expires", Instant.ofEpochMilli(record.expires()).toString());
        json.writeStringField("body", body());
        json.writeEndObject();
    }

    /** What claims to be text is shown as text where it is: as a string, since nobody has checked that it is JSON. */
    private String body() {
        if (record.kind().bodyForm() != BodyForm.JSON) return record.body().toHex();
        try {
            return Utf8.decode("body", record.body());
        } catch (MalformedException e) {
            return record.body().toHex();
        }
    }

    private boolean isBySender() {
        try {
            return record.signed().isBy(record.issuer().check());
        } catch (MalformedException e) {
            return false;
        }
    }
}
