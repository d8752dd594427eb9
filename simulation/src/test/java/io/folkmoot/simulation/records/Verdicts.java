package io.folkmoot.simulation.records;

import io.folkmoot.actors.lookup.Outcome;
import io.folkmoot.protocol.records.RecordSets;
import java.util.List;

/** What holders said of a record that was offered to all of them. */
final class Verdicts {
    private static final Outcome.Course COURSE = new Outcome.Course(0, 0, 0, List.of());

    private int taken;
    private int refused;

    void add(boolean accepted) {
        if (accepted) taken++;
        else refused++;
    }

    Outcome outcome(long ref) {
        Outcome.Storing state = refused > 0 ? Outcome.Storing.CONFLICT : Outcome.Storing.DONE;
        return new Outcome.Stored(ref, state, taken, 14, List.of(), COURSE);
    }

    static Outcome found(long ref, RecordSets records) {
        return new Outcome.Values(ref, Outcome.Certainty.FOUND, records, 1, 7, 20, COURSE);
    }
}
