package io.folkmoot.protocol.signing;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.Hex;
import io.folkmoot.protocol.bytes.MalformedException;

/** Which network a signature or handshake belongs to: the hash of its genesis. Peers of different networks never talk. */
public record NetworkId(Bytes bytes) {
    public static final int LENGTH = 32;

    public NetworkId {
        if (bytes.length() != LENGTH)
            throw new IllegalArgumentException("a network id has " + LENGTH + " bytes, not " + bytes.length());
    }

    public static NetworkId parse(String hex) throws MalformedException {
        return new NetworkId(Hex.parse("network id", hex, LENGTH));
    }

    public String toHex() {
        return bytes.toHex();
    }

    @Override
    public String toString() {
        return toHex();
    }
}
