package io.folkmoot.protocol.fuzz;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.signing.NetworkId;
import java.util.SplittableRandom;

/** Who signs what is valid, in which network and at what time. */
final class Someone {
    static final NetworkId NETWORK = new NetworkId(Bytes.hex("33".repeat(32)));
    static final long NOW = 1_800_000_000_000L;
    static final SigningKey SIGNER = SigningKey.generate(new SplittableRandom(3));

    private Someone() {}
}
