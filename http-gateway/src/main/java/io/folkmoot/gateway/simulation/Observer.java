package io.folkmoot.gateway.simulation;

import io.folkmoot.simulation.universe.Universe;
import java.time.Duration;

/** Hears of all worlds of a campaign, each on the thread on which it runs; they are told apart by their seeds. */
public interface Observer {
    void at(long seed, String phase, double part, Duration now, long events);

    /** A world is there, with nobody in it yet. */
    default void opened(long seed, Universe universe) {}

    /** So many of the wanted worlds are over. */
    default void over(int worlds, int wanted) {}
}
