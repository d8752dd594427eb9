package io.folkmoot.protocol.signing;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.keys.SigningKey;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * The bytes that a signature covers: {@code length ‖ tag ‖ network ‖ (length ‖ field)…}. The tag's length is one byte,
 * a field's four; so a statement can be read in one way only.
 */
public record Statement(Bytes bytes) {
    /** A record's body and the fields around it fit with room to spare; nothing that is signed is larger. */
    public static final int MAX_LENGTH = 72 * 1024;

    public static Builder of(Purpose purpose, NetworkId network) {
        return new Builder(purpose, network);
    }

    public Signed sign(SigningKey key) {
        return new Signed(this, key.sign(bytes));
    }

    /** Collects the fields of one statement in order. */
    public static final class Builder {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

        private Builder(Purpose purpose, NetworkId network) {
            out.write(purpose.tag().length());
            out.writeBytes(purpose.tag().unsafeArray());
            out.writeBytes(network.bytes().unsafeArray());
        }

        public Builder field(Bytes value) {
            out.writeBytes(ByteBuffer.allocate(4).putInt(value.length()).array());
            out.writeBytes(value.unsafeArray());
            return this;
        }

        public Builder field(long value) {
            return field(Bytes.adopt(ByteBuffer.allocate(8).putLong(value).array()));
        }

        public Builder field(String value) {
            return field(Bytes.utf8(value));
        }

        public Statement build() {
            if (out.size() > MAX_LENGTH)
                throw new IllegalArgumentException(
                        "a statement has at most " + MAX_LENGTH + " bytes, not " + out.size());
            return new Statement(Bytes.adopt(out.toByteArray()));
        }
    }
}
