package io.folkmoot.simulation.shrink;

import io.folkmoot.simulation.scenario.Knob;
import io.folkmoot.simulation.scenario.Plan;
import io.folkmoot.simulation.scenario.Scenario;
import io.folkmoot.simulation.world.Ties;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Makes a plan that breaks a promise as small as it can be and still break the same one: fewer faults, milder ones, fewer
 * peers, less time, less to do. Unless the clock ends it, the same plan always becomes the same small one.
 */
public final class Shrinker {
    private Shrinker() {}

    public static Shrunk shrink(Scenario scenario, Plan failing, Consumer<Step> steps) {
        return shrink(scenario, failing, Limits.USUAL, steps);
    }

    /** The plan must break a promise: it is played once before anything is left out. */
    public static Shrunk shrink(Scenario scenario, Plan failing, Limits limits, Consumer<Step> steps) {
        long begun = System.nanoTime();
        BooleanSupplier late = () -> System.nanoTime() - begun >= limits.wall().toNanos();
        Search search = new Search(Trial.of(scenario, late), failing, limits.runs(), late, steps);
        return shrink(search, scenario.knobs());
    }

    /** Until a whole round leaves nothing out: what was needed among many may not be among few. */
    static Shrunk shrink(Search search, List<Knob> knobs) {
        Plan before;
        do {
            before = search.best();
            FewerFaults.in(search);
            search.attempt("ties by arrival", search.best().ties(Ties.ARRIVAL));
            search.attempt("stand-in cryptography", search.best().realCryptography(false));
            MilderFaults.in(search);
            FewerPeers.in(search);
            ShorterTime.in(search);
            LessWork.in(search, knobs);
        } while (!search.best().equals(before) && !search.isOver());
        return search.result();
    }
}
