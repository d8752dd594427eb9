package io.folkmoot.protocol.signing;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.bytes.Sha256;
import io.folkmoot.protocol.keys.Signature;
import io.folkmoot.protocol.keys.VerifyingKey;

/** A statement with its signature behind it. The bytes that arrived are those that are verified, kept and forwarded. */
public record Signed(Statement statement, Signature signature) {
    public static final int MAX_LENGTH = Statement.MAX_LENGTH + Signature.LENGTH;

    public static Signed parse(Bytes wire) throws MalformedException {
        int length = wire.length() - Signature.LENGTH;
        if (length <= 0 || wire.length() > MAX_LENGTH)
            throw new MalformedException(
                    "signed object: " + wire.length() + " bytes, " + (Signature.LENGTH + 1) + " to " + MAX_LENGTH);
        return new Signed(
                new Statement(Bytes.copyOf(wire.unsafeArray(), 0, length)),
                new Signature(Bytes.copyOf(wire.unsafeArray(), length, Signature.LENGTH)));
    }

    public boolean isBy(VerifyingKey key) {
        return key.verifies(signature, statement.bytes());
    }

    /** The name of the object: the hash of what was signed, which its sender cannot choose freely. */
    public Bytes id() {
        return Sha256.hash(statement.bytes());
    }

    public Bytes wire() {
        byte[] wire = new byte[statement.bytes().length() + Signature.LENGTH];
        System.arraycopy(
                statement.bytes().unsafeArray(), 0, wire, 0, statement.bytes().length());
        System.arraycopy(
                signature.bytes().unsafeArray(), 0, wire, statement.bytes().length(), Signature.LENGTH);
        return Bytes.adopt(wire);
    }
}
