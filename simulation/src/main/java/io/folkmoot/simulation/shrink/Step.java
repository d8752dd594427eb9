package io.folkmoot.simulation.shrink;

import io.folkmoot.simulation.scenario.Plan;

/** One thing that was tried to make a failing plan smaller; kept when the same promise broke again. */
public record Step(int run, String tried, boolean kept, Plan smallest) {
    @Override
    public String toString() {
        return "run " + run + ": " + tried + (kept ? ", still broken" : ", holds");
    }
}
