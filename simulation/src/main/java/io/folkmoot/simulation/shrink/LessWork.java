package io.folkmoot.simulation.shrink;

import io.folkmoot.simulation.scenario.Knob;
import java.util.List;

/** Turns every knob as far down as it goes: less to do, and a network that is the same everywhere. */
final class LessWork {
    /** A part of something is as good as found when a sixteenth of the way is left. */
    private static final int PARTS = 16;

    private LessWork() {}

    static void in(Search search, List<Knob> knobs) {
        for (Knob knob : knobs) turnDown(search, knob);
    }

    private static void turnDown(Search search, Knob knob) {
        double value = search.best().knobs().getOrDefault(knob.name(), knob.usual());
        if (value <= knob.least() || turn(search, knob, knob.least())) return;
        double unit = isWhole(value) && isWhole(knob.least()) ? 1 : (value - knob.least()) / PARTS;
        long units = Math.round((value - knob.least()) / unit);
        search.lessen(units, 1, many -> turn(search, knob, knob.least() + many * unit));
    }

    private static boolean turn(Search search, Knob knob, double value) {
        if (!search.best().knobs().containsKey(knob.name())) return false;
        return search.attempt(knob.name() + " " + value, search.best().knob(knob.name(), value));
    }

    private static boolean isWhole(double value) {
        return value == Math.rint(value);
    }
}
