package io.folkmoot.gateway.cli;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.folkmoot.persistence.folder.FileProblems;
import io.folkmoot.persistence.folder.PrivateFolder;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.Hex;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.trust.GenesisOperator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an operator hands to others: its public key and its label, as a small JSON file. There is nothing secret in it. */
record OperatorCard(GenesisOperator operator) {
    static final String FILE = "operator.json";

    /** The base point of the curve, a key that passes the gate. */
    private static final PublicKey NOBODY = new PublicKey(Bytes.hex("58" + "66".repeat(31)));

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    static OperatorCard of(PublicKey key, String label) throws CommandException {
        try {
            key.check();
            return new OperatorCard(new GenesisOperator(key, label));
        } catch (MalformedException | IllegalArgumentException e) {
            throw CommandException.wrongInput(String.valueOf(e.getMessage()));
        }
    }

    /** Before a key is made for it. */
    static void checkLabel(String label) throws CommandException {
        of(NOBODY, label);
    }

    static OperatorCard read(Path file) throws CommandException {
        Bytes content = Networks.content(file);
        try {
            JsonNode card = STRICT.readTree(content.toArray());
            Bytes key = Hex.parse("public_key", card.path("public_key").asText(), PublicKey.LENGTH);
            return of(new PublicKey(key), card.path("label").asText());
        } catch (IOException | MalformedException | IllegalArgumentException e) {
            throw notACard(file, e);
        }
    }

    private static CommandException notACard(Path file, Exception reason) {
        return CommandException.wrongInput(
                file + " is no operator card (made by folkmoot setup): " + reason.getMessage());
    }

    /** Over the file of the same operator only: a card with another key is somebody else's. */
    void write(Path file) throws CommandException {
        Map<String, String> card = new LinkedHashMap<>();
        card.put("public_key", operator.publicKey().toHex());
        card.put("label", operator.label());
        if (Files.exists(file) && !read(file).operator().publicKey().equals(operator.publicKey()))
            throw new CommandException(
                    ExitCode.CONFLICT, file + " is the card of another operator and is not replaced");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            PrivateFolder.replace(file, Bytes.utf8(Json.text(card) + "\n"));
        } catch (IOException e) {
            throw CommandException.wrongInput(file + " cannot be written: " + FileProblems.inWords(e));
        }
    }
}
