package io.folkmoot.gateway.planted;

import io.folkmoot.actors.links.Self;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.protocol.signing.NetworkId;
import io.folkmoot.simulation.crypto.Cryptography;
import java.util.random.RandomGenerator;

/** A start-up that takes the stand-in for real; the house rules are shown to find it. It never runs. */
final class Forgeable {
    private final Cryptography cryptography = Cryptography.standIn(1);

    Self self(RandomGenerator dice, NetworkId network) {
        SigningKey key = SigningKey.generate(dice, cryptography.curve());
        return Self.of(key, cryptography.algorithms(), network, true, true, 1, Bytes.EMPTY);
    }
}
