package io.folkmoot.protocol.signing;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import java.util.HexFormat;

/** Which network a signature or handshake belongs to: the hash of its genesis. Peers of different networks never talk. */
public record NetworkId(Bytes bytes) {
    public static final int LENGTH = 32;

    public NetworkId {
        if (bytes.length() != LENGTH)
            throw new IllegalArgumentException("a network id has " + LENGTH + " bytes, not " + bytes.length());
    }

    public static NetworkId parse(String hex) throws MalformedException {
        try {
            Bytes bytes = Bytes.adopt(HexFormat.of().parseHex(hex));
            if (bytes.length() == LENGTH) return new NetworkId(bytes);
        } catch (IllegalArgumentException e) {
            // Said below, together with a wrong length.
        }
        throw new MalformedException("network id: 64 hex digits are due");
    }

    public String toHex() {
        return bytes.toHex();
    }

    @Override
    public String toString() {
        return toHex();
    }
}
