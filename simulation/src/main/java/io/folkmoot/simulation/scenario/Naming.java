package io.folkmoot.simulation.scenario;

import io.folkmoot.simulation.universe.Universe;
import java.time.Duration;

/** Lets a run know the names of what its trace speaks of, so that its last events are told in words; the run is the same. */
public record Naming(Progress inner) implements Progress {
    @Override
    public void at(String phase, double part, Duration now, long events) {
        inner.at(phase, part, now, events);
    }

    @Override
    public void opened(Universe universe) {
        universe.world().keepNames();
        inner.opened(universe);
    }

    @Override
    public boolean goesOn() {
        return inner.goesOn();
    }
}
