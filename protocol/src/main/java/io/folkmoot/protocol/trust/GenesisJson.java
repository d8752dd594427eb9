package io.folkmoot.protocol.trust;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.Hex;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.bytes.Utf8;
import io.folkmoot.protocol.keys.PublicKey;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The file that people pass round: JSON, read strictly, because two readings of one file would be two networks. */
final class GenesisJson {
    /** The largest genesis, written with every character escaped, is a third of this. */
    static final int MAX_BYTES = 256 * 1024;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(3)
                    .maxStringLength(1024)
                    .maxNameLength(64)
                    .maxNumberLength(10)
                    .build())
            .build();

    private GenesisJson() {}

    static Genesis parse(Bytes json) throws MalformedException {
        if (json.length() > MAX_BYTES)
            throw new MalformedException("genesis: " + json.length() + " bytes, at most " + MAX_BYTES);
        try (JsonParser parser = FACTORY.createParser(Utf8.decode("genesis", json))) {
            expect(parser.nextToken(), JsonToken.START_OBJECT, "genesis");
            Genesis genesis = new Fields().read(parser);
            if (parser.nextToken() != null) throw new MalformedException("genesis: text after its end");
            return genesis;
        } catch (IOException e) {
            throw new MalformedException("genesis: " + firstLine(e));
        }
    }

    private static String firstLine(IOException e) {
        String message = String.valueOf(e.getMessage());
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    /** What was read so far; the numbers have defaults, the rest must be there. */
    private static final class Fields {
        private int version;
        private String name = "";
        private int minEndorsements = Genesis.DEFAULT_MIN_ENDORSEMENTS;
        private int revocationThreshold = Genesis.DEFAULT_REVOCATION_THRESHOLD;
        private int maxDepth = Genesis.DEFAULT_MAX_DEPTH;
        private int maxAgents = OperatorCertificate.MAX_AGENTS;
        private List<GenesisOperator> operators = List.of();
        private boolean hasOperators;

        Genesis read(JsonParser parser) throws IOException, MalformedException {
            while (parser.nextToken() == JsonToken.FIELD_NAME) readField(parser, parser.currentName());
            if (version != Genesis.VERSION)
                throw new MalformedException("version: " + version + ", only " + Genesis.VERSION + " is known");
            if (!hasOperators) throw new MalformedException("operators: missing; an open network says []");
            return Genesis.of(name, minEndorsements, revocationThreshold, maxDepth, maxAgents, operators);
        }

        private void readField(JsonParser parser, String field) throws IOException, MalformedException {
            JsonToken token = parser.nextToken();
            switch (field) {
                case "version" -> version = number(parser, token, field);
                case "name" -> name = text(parser, token, field);
                case "min_endorsements" -> minEndorsements = number(parser, token, field);
                case "revocation_threshold" -> revocationThreshold = number(parser, token, field);
                case "max_depth" -> maxDepth = number(parser, token, field);
                case "max_agents" -> maxAgents = number(parser, token, field);
                case "operators" -> {
                    operators = operators(parser, token);
                    hasOperators = true;
                }
                default -> throw unknown(field);
            }
        }
    }

    private static List<GenesisOperator> operators(JsonParser parser, JsonToken token)
            throws IOException, MalformedException {
        expect(token, JsonToken.START_ARRAY, "operators");
        List<GenesisOperator> operators = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            expect(parser.currentToken(), JsonToken.START_OBJECT, "operators");
            if (operators.size() == Genesis.MAX_OPERATORS)
                throw new MalformedException("operators: more than " + Genesis.MAX_OPERATORS);
            operators.add(operator(parser));
        }
        return operators;
    }

    private static GenesisOperator operator(JsonParser parser) throws IOException, MalformedException {
        String key = "";
        String label = "";
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken token = parser.nextToken();
            switch (field) {
                case "public_key" -> key = text(parser, token, field);
                case "label" -> label = text(parser, token, field);
                default -> throw unknown(field);
            }
        }
        return new GenesisOperator(key(key), Labels.checked("label", label));
    }

    private static PublicKey key(String hex) throws MalformedException {
        return new PublicKey(Hex.parse("public_key", hex, PublicKey.LENGTH));
    }

    private static int number(JsonParser parser, JsonToken token, String field) throws IOException, MalformedException {
        expect(token, JsonToken.VALUE_NUMBER_INT, field);
        return parser.getIntValue();
    }

    private static String text(JsonParser parser, JsonToken token, String field)
            throws IOException, MalformedException {
        expect(token, JsonToken.VALUE_STRING, field);
        return parser.getText();
    }

    private static void expect(JsonToken token, JsonToken due, String field) throws MalformedException {
        if (token != due) throw new MalformedException(field + ": " + token + " where " + due + " is due");
    }

    private static MalformedException unknown(String field) {
        return new MalformedException("genesis: unknown field '" + field + "'");
    }

    static Bytes write(Genesis genesis) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            out.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
            out.writeStartObject();
            out.writeNumberField("version", Genesis.VERSION);
            out.writeStringField("name", genesis.name());
            out.writeNumberField("min_endorsements", genesis.minEndorsements());
            out.writeNumberField("revocation_threshold", genesis.revocationThreshold());
            out.writeNumberField("max_depth", genesis.maxDepth());
            out.writeNumberField("max_agents", genesis.maxAgents());
            out.writeArrayFieldStart("operators");
            for (GenesisOperator operator : genesis.operators()) {
                out.writeStartObject();
                out.writeStringField("public_key", operator.publicKey().toHex());
                out.writeStringField("label", operator.label());
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return Bytes.utf8(text + "\n");
    }
}
