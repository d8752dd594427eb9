package io.folkmoot.protocol.identity;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.Hex;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.bytes.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Where a record lies in the key space. */
public record TableKey(long a, long b, long c, long d) implements Point {
    private static final int MAX_TAG = 255;

    /**
     * {@code SHA-256(tag ‖ length ‖ part ‖ length ‖ part …)}, the tag itself after its length. Every part carries its
     * length, so that no choice of parts can imitate another choice, as joined strings can.
     */
    public static TableKey derive(String tag, Bytes... parts) {
        byte[] label = tag.getBytes(StandardCharsets.US_ASCII);
        if (label.length == 0 || label.length > MAX_TAG)
            throw new IllegalArgumentException("a tag has 1 to " + MAX_TAG + " characters: '" + tag + "'");
        MessageDigest digest = Sha256.newDigest();
        digest.update((byte) label.length);
        digest.update(label);
        for (Bytes part : parts) {
            digest.update(ByteBuffer.allocate(4).putInt(part.length()).flip());
            digest.update(part.unsafeArray());
        }
        return of(Bytes.adopt(digest.digest()));
    }

    /** The one key that is not typed: other systems look for an agent's discovery value under the hash of its AMID. */
    public static TableKey ofDiscovery(Amid amid) {
        return of(Sha256.hash(Bytes.utf8(amid.text())));
    }

    public static TableKey of(Bytes bytes) {
        if (bytes.length() != LENGTH)
            throw new IllegalArgumentException("a table key has " + LENGTH + " bytes, not " + bytes.length());
        ByteBuffer words = ByteBuffer.wrap(bytes.unsafeArray());
        return new TableKey(words.getLong(), words.getLong(), words.getLong(), words.getLong());
    }

    public static TableKey parse(String hex) throws MalformedException {
        return of(Hex.parse("key", hex, LENGTH));
    }

    @Override
    public String toString() {
        return toHex();
    }
}
