package io.folkmoot.protocol.keys;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;

/** An Ed25519 signature: a point and a scalar, 64 bytes, unverified. */
public record Signature(Bytes bytes) {
    public static final int LENGTH = 64;

    public Signature {
        if (bytes.length() != LENGTH)
            throw new IllegalArgumentException("a signature has " + LENGTH + " bytes, not " + bytes.length());
    }

    public static Signature parse(Bytes bytes) throws MalformedException {
        if (bytes.length() != LENGTH)
            throw new MalformedException("signature: " + bytes.length() + " bytes where " + LENGTH + " are due");
        return new Signature(bytes);
    }

    @Override
    public String toString() {
        return bytes.toHex();
    }
}
