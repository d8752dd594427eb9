package io.folkmoot.simulation.world;

/** Which of the turns that are due at one instant comes first. */
public enum Ties {
    /** The one that waits longest. */
    ARRIVAL,
    /** Any: the seed decides, so that other seeds try other interleavings. One actor's messages keep their order. */
    SEED
}
