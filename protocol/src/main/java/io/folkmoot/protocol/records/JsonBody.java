package io.folkmoot.protocol.records;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.bytes.Utf8;
import java.io.IOException;
import java.util.Optional;

/** Says whether a body is exactly one JSON object, within bounds, without building anything from it. */
final class JsonBody {
    /** Deeper than people write, and shallow enough for every parser that recurses. */
    static final int MAX_DEPTH = 32;

    /** No double needs more; longer ones only cost those who read them. */
    private static final int MAX_NUMBER_LENGTH = 64;

    private static final int MAX_NAME_LENGTH = 256;

    /** Names are neither interned nor kept from one body to the next: strangers choose them. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .maxNameLength(MAX_NAME_LENGTH)
                    .maxStringLength(Envelope.MAX_BODY)
                    .maxDocumentLength(Envelope.MAX_BODY)
                    .build())
            .build();

    private JsonBody() {}

    static Optional<Refusal> problem(Bytes body) {
        return parse(body).map(Refusal.BodyNotJson::new);
    }

    private static Optional<String> parse(Bytes body) {
        // Decoded first: the parser guesses encodings from bytes, and forgives some that are not well-formed.
        try (JsonParser parser = FACTORY.createParser(Utf8.decode("body", body))) {
            return walk(parser);
        } catch (MalformedException e) {
            return Optional.of("not well-formed UTF-8");
        } catch (StreamConstraintsException e) {
            return Optional.of("nested deeper than " + MAX_DEPTH + " levels, or has a number longer than "
                    + MAX_NUMBER_LENGTH + " or a name longer than " + MAX_NAME_LENGTH + " characters");
        } catch (JsonParseException e) {
            // Not the parser's own message: it repeats what the stranger wrote.
            return Optional.of("broken, or has a name twice, at line "
                    + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr());
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory failed", e);
        }
    }

    private static Optional<String> walk(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) return Optional.of("not an object");
        for (int depth = 1; depth > 0; ) {
            JsonToken token = parser.nextToken();
            if (token == null) return Optional.of("cut short");
            if (token.isStructStart()) depth++;
            else if (token.isStructEnd()) depth--;
        }
        return parser.nextToken() == null ? Optional.empty() : Optional.of("followed by more");
    }
}
