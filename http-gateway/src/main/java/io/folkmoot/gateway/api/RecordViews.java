package io.folkmoot.gateway.api;

import io.folkmoot.actors.lookup.Outcome;
import io.folkmoot.actors.peer.Peer.Published;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.records.SignedRecord;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What became of getting and putting records, as documents and problems. */
final class RecordViews {
    /** A topic can hold thousands; a page of them comes with the commands that read topics. */
    private static final int MOST_RECORDS = 64;

    private RecordViews() {}

    /** The newest record is told at the top level, and all of them in the list. */
    static Map<String, Object> values(Outcome.Values values, long now) {
        List<SignedRecord> live = values.records().live(now);
        boolean gone = live.isEmpty() && values.certainty() == Outcome.Certainty.FOUND;
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("found", !live.isEmpty());
        // What was taken back or has run out is as absent as what never was.
        document.put("proved_absent", gone || values.certainty() == Outcome.Certainty.PROVED_ABSENT);
        document.put("certainty", Views.word(values.certainty()));
        document.put("key", values.records().key().toHex());
        document.putAll(live.isEmpty() ? Map.of("deleted", isDeleted(values)) : record(newest(live)));
        document.put("copies", values.copies());
        document.put("answers", values.answers());
        document.put("holders", values.holders());
        document.put("ms", Views.millis(values.course().tookNanos()));
        if (live.size() > 1) {
            document.put(
                    "records",
                    live.stream().limit(MOST_RECORDS).map(RecordViews::record).toList());
            document.put("more", Math.max(0, live.size() - MOST_RECORDS));
        }
        return document;
    }

    private static boolean isDeleted(Outcome.Values values) {
        return values.records().members().stream().anyMatch(SignedRecord::isTombstone);
    }

    private static SignedRecord newest(List<SignedRecord> live) {
        SignedRecord newest = live.get(0);
        for (SignedRecord record : live) if (record.created() > newest.created()) newest = record;
        return newest;
    }

    private static Map<String, Object> record(SignedRecord record) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("record", record.id().toHex());
        document.put("kind", record.kind().word());
        document.put("name", record.name());
        Optional<String> text = text(record.body());
        if (text.isPresent()) document.put("body", text.get());
        else
            document.put(
                    "body_base64",
                    Base64.getEncoder().encodeToString(record.body().toArray()));
        document.put("issuer", record.issuer().toHex());
        document.put("issuer_node_id", record.issuerId().toHex());
        document.put("sequence", record.sequence());
        document.put("created", Instant.ofEpochMilli(record.created()).toString());
        document.put("expires", Instant.ofEpochMilli(record.expires()).toString());
        return document;
    }

    private static Optional<String> text(Bytes body) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body.unsafeArray()))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    static Answer published(Published published) {
        return switch (published.outcome()) {
            case Outcome.Stored stored -> stored(published.record(), stored);
            case Outcome.Abandoned abandoned ->
                Answer.of(Problem.silent("The record was not stored: " + abandoned.why()));
            case Outcome.Closest closest -> throw new IllegalStateException("a put ended as a search of peers");
            case Outcome.Values values -> throw new IllegalStateException("a put ended as a get");
        };
    }

    private static Answer stored(Optional<SignedRecord> record, Outcome.Stored stored) {
        return switch (stored.state()) {
            case DONE -> Answer.ok(put(record, stored));
            case TOO_FEW ->
                refused(
                        Problem.conflict(
                                Problem.NO_QUORUM,
                                "Only " + stored.copies() + " of " + stored.needed()
                                        + " holders that are needed have acknowledged it in time; "
                                        + (stored.copies() == 0 ? "others may hold it" : "some hold it")
                                        + (stored.refusals().isEmpty() ? "." : ". Refused: " + why(stored)),
                                "Put it again when more peers are reachable (see /local/peers)."),
                        record,
                        stored);
            case CONFLICT ->
                refused(
                        Problem.conflict(
                                "conflict",
                                "A holder has something newer, or not what was expected: " + why(stored),
                                "Get it, and put again what follows from it."),
                        record,
                        stored);
            case REFUSED -> refused(Problem.unprocessable("The record was refused: " + why(stored)), record, stored);
        };
    }

    private static Answer refused(Problem problem, Optional<SignedRecord> record, Outcome.Stored stored) {
        Problem told = problem.with("copies", stored.copies()).with("needed", stored.needed());
        if (record.isPresent()) told = told.with("key", record.get().key().toHex());
        return Answer.of(told);
    }

    private static String why(Outcome.Stored stored) {
        return stored.refusals().isEmpty()
                ? "no holder said why."
                : stored.refusals().get(0).text() + ".";
    }

    private static Map<String, Object> put(Optional<SignedRecord> record, Outcome.Stored stored) {
        if (record.isEmpty()) throw new IllegalStateException("stored, and no record was signed");
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("key", record.get().key().toHex());
        document.put("record", record.get().id().toHex());
        document.put("copies", stored.copies());
        document.put("needed", stored.needed());
        document.put("kind", record.get().kind().word());
        document.put("name", record.get().name());
        document.put("sequence", record.get().sequence());
        document.put("expires", Instant.ofEpochMilli(record.get().expires()).toString());
        document.put("ms", Views.millis(stored.course().tookNanos()));
        return document;
    }
}
