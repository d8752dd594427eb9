package io.folkmoot.simulation.world;

/** Something that happens later in virtual time, unless cancelled. */
public interface Timer {
    /** Says whether it will now not happen; false where it has, or was cancelled before. */
    boolean cancel();
}
