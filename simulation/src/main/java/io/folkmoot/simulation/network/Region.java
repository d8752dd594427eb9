package io.folkmoot.simulation.network;

/** A part of the world, and which part of all peers lives there. */
public record Region(String name, double share) {
    public Region {
        Probability.check("share of " + name, share);
    }
}
