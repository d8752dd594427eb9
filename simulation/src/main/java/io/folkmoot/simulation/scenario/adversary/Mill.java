package io.folkmoot.simulation.scenario.adversary;

import io.folkmoot.protocol.identity.Distance;
import io.folkmoot.protocol.identity.Placement;
import io.folkmoot.protocol.identity.Point;
import io.folkmoot.protocol.keys.SigningKey;
import io.folkmoot.simulation.universe.Universe;
import java.util.random.RandomGenerator;

/** Grinds identities: draws keys until one stands where it is wanted, and counts how many that took. */
public final class Mill {
    private final Universe universe;
    private final RandomGenerator dice;
    private long drawn;

    public Mill(Universe universe) {
        this.universe = universe;
        this.dice = universe.world().random("mill");
    }

    /** An identity that is closer to the target than this one. */
    public SigningKey closer(Point target, Point than) {
        while (true) {
            SigningKey key = universe.cryptography().key(dice);
            drawn++;
            if (Distance.compare(target, Placement.of(key.publicKey()), than) < 0) return key;
        }
    }

    public long drawn() {
        return drawn;
    }
}
