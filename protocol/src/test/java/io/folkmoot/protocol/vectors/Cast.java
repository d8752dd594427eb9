package io.folkmoot.protocol.vectors;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.signing.NetworkId;

/** Who and what appears in the vectors: keys from seeds of one repeated byte, one network, one moment. */
final class Cast {
    static final SigningKey ALICE = key(1);
    static final SigningKey BOB = key(2);
    static final SigningKey CAROL = key(3);
    static final NetworkId NETWORK = new NetworkId(repeated(7));
    static final NetworkId OTHER_NETWORK = new NetworkId(repeated(8));

    /** 2027-01-15T08:00:00Z. */
    static final long NOW = 1_800_000_000_000L;

    static final long DAY = 86_400_000;

    private Cast() {}

    static SigningKey key(int value) {
        return SigningKey.fromSeed(repeated(value));
    }

    static Bytes repeated(int value) {
        return Bytes.hex(String.format("%02x", value).repeat(32));
    }

    /** 0, 1, 2, … from a first value on. */
    static Bytes rising(int first, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) bytes[i] = (byte) (first + i);
        return Bytes.adopt(bytes);
    }
}
