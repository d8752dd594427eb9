package io.folkmoot.simulation.scenario.adversary;

import io.folkmoot.simulation.world.Chance;

/** What one liar says of who is closer. */
enum Tongue {
    /** The closest of those who lie as well. */
    ACCOMPLICES,
    /** Keys that nobody has, closer than anybody, at addresses where nobody is. */
    PHANTOMS,
    BOTH,
    /** That there is nobody closer: a bait to stop early. */
    NOBODY;

    static Tongue of(long seed, int villain) {
        return switch (Chance.below(Chance.draw(seed, Chance.key("tongue"), villain), 4)) {
            case 0 -> ACCOMPLICES;
            case 1 -> PHANTOMS;
            case 2 -> BOTH;
            default -> NOBODY;
        };
    }
}
