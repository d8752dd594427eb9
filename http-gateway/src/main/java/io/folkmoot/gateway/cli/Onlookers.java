package io.folkmoot.gateway.cli;

import io.folkmoot.gateway.simulation.Observer;
import io.folkmoot.gateway.simulation.TraceFile;
import io.folkmoot.simulation.universe.Universe;
import java.time.Duration;
import java.util.Optional;

/** Passes on what is heard of worlds, and lets a file hear all that happens in one. */
record Onlookers(Observer progress, Optional<TraceFile> trace) implements Observer {
    @Override
    public void at(long seed, String phase, double part, Duration now, long events) {
        progress.at(seed, phase, part, now, events);
    }

    @Override
    public void opened(long seed, Universe universe) {
        trace.ifPresent(file -> file.listenTo(universe));
    }

    @Override
    public void over(int worlds, int wanted) {
        progress.over(worlds, wanted);
    }
}
