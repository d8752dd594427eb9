package io.folkmoot.gateway.demo;

import io.folkmoot.protocol.identity.NodeId;
import io.folkmoot.protocol.identity.Placement;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.keys.SigningKey;
import java.util.random.RandomGenerator;

/** One of the five: an operator and the agent that it answers for. */
record Resident(String label, SigningKey operator, SigningKey agent) {
    static Resident move(String label, RandomGenerator dice) {
        return new Resident(label, SigningKey.generate(dice), SigningKey.generate(dice));
    }

    PublicKey operatorKey() {
        return operator.publicKey();
    }

    NodeId nodeId() {
        return Placement.of(agent.publicKey());
    }
}
