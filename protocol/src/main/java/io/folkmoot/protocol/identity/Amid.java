package io.folkmoot.protocol.identity;

import io.folkmoot.protocol.bytes.Base58;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.bytes.Sha256;
import io.folkmoot.protocol.keys.PublicKey;

/** An agent's name in AgentMesh terms: base58 of the first 20 bytes of the key's hash. */
public record Amid(String text) {
    private static final int HASH_BYTES = 20;

    public static Amid of(PublicKey key) {
        Bytes hash = Sha256.hash(key.bytes());
        return new Amid(Base58.encode(Bytes.copyOf(hash.unsafeArray(), 0, HASH_BYTES)));
    }

    public static Amid parse(String text) throws MalformedException {
        int length = Base58.decode(text).length();
        if (length != HASH_BYTES)
            throw new MalformedException("amid: base58 of " + length + " bytes where " + HASH_BYTES + " are due");
        return new Amid(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
