package io.folkmoot.protocol.identity;

import io.folkmoot.protocol.bytes.Sha256;
import io.folkmoot.protocol.keys.PublicKey;

/** The one place where a key becomes a position, because enrolled networks will assign positions at enrolment. */
public final class Placement {
    private Placement() {}

    public static NodeId of(PublicKey key) {
        return NodeId.of(Sha256.hash(key.bytes()));
    }
}
