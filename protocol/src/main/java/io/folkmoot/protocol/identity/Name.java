package io.folkmoot.protocol.identity;

import io.folkmoot.protocol.bytes.Hex;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.bytes.ZBase32;
import io.folkmoot.protocol.keys.PublicKey;

/** What a person typed to say which agent is meant. Some names hold the key itself, some only a hash of it. */
public sealed interface Name {
    String ENDPOINT_PREFIX = "endpoint:";
    int PKARR_CHARACTERS = 52;

    record OfKey(PublicKey key) implements Name {}

    record OfNode(NodeId nodeId) implements Name {}

    record OfAmid(Amid amid) implements Name {}

    default boolean means(PublicKey candidate) {
        return switch (this) {
            case OfKey(PublicKey key) -> key.equals(candidate);
            case OfNode(NodeId nodeId) -> nodeId.equals(Placement.of(candidate));
            case OfAmid(Amid amid) -> amid.equals(Amid.of(candidate));
        };
    }

    /** Takes any of the names; 64 bare hex digits are a node id, so a key in hex says {@code endpoint:} before it. */
    static Name parse(String text) throws MalformedException {
        String name = text.strip();
        if (name.startsWith(ENDPOINT_PREFIX))
            return new OfKey(
                    new PublicKey(Hex.parse("endpoint", name.substring(ENDPOINT_PREFIX.length()), PublicKey.LENGTH)));
        if (name.startsWith(Names.DID_PREFIX)) return new OfKey(Names.keyOfDid(name));
        return switch (name.length()) {
            case 2 * Point.LENGTH -> new OfNode(NodeId.parse(name));
            case PKARR_CHARACTERS -> new OfKey(new PublicKey(ZBase32.decode(name, PublicKey.LENGTH)));
            default -> new OfAmid(amid(name));
        };
    }

    private static Amid amid(String text) throws MalformedException {
        try {
            return Amid.parse(text);
        } catch (MalformedException e) {
            throw new MalformedException("name: neither a node id (64 hex digits), an AMID (base58), endpoint:HEX,"
                    + " a pkarr name (52 characters) nor did:key:z…");
        }
    }
}
