package io.folkmoot.protocol.inspect;

import com.fasterxml.jackson.core.JsonGenerator;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.records.SignedRecord;
import io.folkmoot.protocol.records.UnverifiedRecord;
import io.folkmoot.protocol.signing.Purpose;
import io.folkmoot.protocol.signing.Signed;
import io.folkmoot.protocol.signing.StatementReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A signed object that could be read: a record with its fields named, any other with its fields in order. */
sealed interface SignedView permits SignedView.Fields, RecordView {
    void write(JsonGenerator json) throws IOException;

    static SignedView of(Signed signed) throws MalformedException {
        StatementReader statement = StatementReader.open(signed.statement());
        if (statement.purpose() == Purpose.RECORD) {
            Optional<SignedRecord> record = UnverifiedRecord.read(signed.wire()).fromOwnStore();
            if (record.isPresent()) return new RecordView(record.get());
        }
        List<Bytes> fields = new ArrayList<>();
        while (statement.hasMore()) fields.add(statement.bytes("field " + (fields.size() + 1), Signed.MAX_LENGTH));
        return new Fields(signed, statement, fields);
    }

    /** A statement whose purpose has no view of its own. */
    record Fields(Signed signed, StatementReader statement, List<Bytes> fields) implements SignedView {
        @Override
        public void write(JsonGenerator json) throws IOException {
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
}
