package io.folkmoot.simulation.scenario;

import io.folkmoot.simulation.universe.Universe;
import java.time.Duration;

/** Hears now and then how far a run is; nothing that it does may reach into the run, but for ending it early. */
@FunctionalInterface
public interface Progress {
    Progress SILENT = (phase, part, now, events) -> {};

    /** In which phase, which part of it is done, and the virtual time and the events so far. */
    void at(String phase, double part, Duration now, long events);

    /** The universe is there, and nobody lives in it yet: the moment to listen to its trace. */
    default void opened(Universe universe) {}

    /** Asked whenever there was something to hear; a run that is not to go on ends with what is known so far. */
    default boolean goesOn() {
        return true;
    }
}
