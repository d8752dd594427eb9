package io.folkmoot.protocol.inspect;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.bytes.Utf8;
import io.folkmoot.protocol.records.BodyForm;
import io.folkmoot.protocol.records.SignedRecord;
import io.folkmoot.protocol.records.UnverifiedRecord;
import io.folkmoot.protocol.signing.Signed;
import io.folkmoot.protocol.signing.StatementReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a signed object says, by name where it has the shape of its purpose, else field by field as it comes. */
record Content(Sender sender, @Nullable String timestamp, Map<String, Object> payload) {
    static Content of(Signed signed) throws MalformedException {
        try {
            Optional<Content> named = named(signed);
            if (named.isPresent()) return named.get();
        } catch (MalformedException e) {
            // Its fields are not those of its purpose: worth a look even so.
        }
        return unnamed(signed);
    }

    private static Optional<Content> named(Signed signed) throws MalformedException {
        StatementReader in = StatementReader.open(signed.statement());
        return switch (in.purpose()) {
            case RECORD -> UnverifiedRecord.read(signed.wire()).fromOwnStore().map(Content::ofRecord);
            case CERTIFICATE -> Optional.of(Shapes.certificate(in));
            case ENDORSE -> Optional.of(Shapes.endorsement(in));
            case AGENT -> Optional.of(Shapes.agent(in));
            case REVOKE -> Optional.of(Shapes.revocation(in));
            case COMMIT -> Optional.of(Shapes.sealed(in));
            case REVEAL -> Optional.of(Shapes.revealed(in));
            default -> Optional.empty();
        };
    }

    private static Content unnamed(Signed signed) throws MalformedException {
        StatementReader in = StatementReader.open(signed.statement());
        List<Bytes> fields = new ArrayList<>();
        while (in.hasMore()) fields.add(in.bytes("field " + (fields.size() + 1), Signed.MAX_LENGTH));
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("fields", fields);
        return new Content(Sender.UNKNOWN, null, payload);
    }

    private static Content ofRecord(SignedRecord record) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("kind", record.kind().word());
        payload.put("key", record.key());
        payload.put("name", record.name());
        payload.put("sequence", record.sequence());
        payload.put("tombstone", record.isTombstone());
        payload.put("expires", Instant.ofEpochMilli(record.expires()));
        payload.put("body", body(record));
        return new Content(
                new Sender(record.issuer(), null),
                Instant.ofEpochMilli(record.created()).toString(),
                payload);
    }

    /** What claims to be text is shown as text where it is: as a string, since nobody has checked that it is JSON. */
    private static String body(SignedRecord record) {
        if (record.kind().bodyForm() != BodyForm.JSON) return record.body().toHex();
        try {
            return Utf8.decode("body", record.body());
        } catch (MalformedException e) {
            return record.body().toHex();
        }
    }
}
