package io.folkmoot.protocol.trust;

import io.folkmoot.protocol.keys.PublicKey;

/** One of those whose word a network starts from. */
public record GenesisOperator(PublicKey publicKey, String label) {
    public GenesisOperator {
        Labels.require("label", label);
    }
}
