package io.folkmoot.simulation.shrink;

import io.folkmoot.simulation.universe.Fault;
import java.util.ArrayList;
import java.util.List;

/** Leaves out faults, first many at once and then one by one, until each that is left is needed. */
final class FewerFaults {
    private FewerFaults() {}

    static void in(Search search) {
        if (search.faults().isEmpty()) return;
        search.attempt("no faults", search.best().faults(List.of()));
        for (int chunk = (search.faults().size() + 1) / 2; chunk > 0 && !search.isOver(); ) {
            boolean fewer = withoutEach(search, chunk);
            if (chunk > 1) chunk /= 2;
            else if (!fewer) return;
        }
    }

    /** From the last one on, because what comes after the failure goes first. */
    private static boolean withoutEach(Search search, int chunk) {
        boolean fewer = false;
        for (int end = search.faults().size(); end > 0; end -= chunk) {
            int from = Math.max(0, end - chunk);
            List<Fault> faults = search.faults();
            String what = "without " + (end - from) + " of " + faults.size() + " faults";
            fewer |= search.attempt(what, search.best().faults(without(faults, from, end)));
        }
        return fewer;
    }

    private static List<Fault> without(List<Fault> faults, int from, int end) {
        List<Fault> fewer = new ArrayList<>(faults.subList(0, from));
        fewer.addAll(faults.subList(end, faults.size()));
        return fewer;
    }
}
