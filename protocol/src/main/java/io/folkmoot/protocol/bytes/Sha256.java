package io.folkmoot.protocol.bytes;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 from the JDK, whose implementation uses the processor's own instructions. */
public final class Sha256 {
    public static final int LENGTH = 32;

    private Sha256() {}

    public static Bytes hash(Bytes content) {
        return Bytes.adopt(newDigest().digest(content.unsafeArray()));
    }

    public static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
