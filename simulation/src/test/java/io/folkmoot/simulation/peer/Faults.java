package io.folkmoot.simulation.peer;

import io.folkmoot.actors.time.MonotonicClock;
import io.folkmoot.actors.wire.Wire;
import io.folkmoot.persistence.records.Notes;
import io.folkmoot.persistence.records.RecordStore;
import java.util.random.RandomGenerator;

/** What stands between a peer and its ports, so that a test can have them fail; by default nothing does. */
interface Faults {
    Faults NONE = new Faults() {};

    default Wire around(Inhabitant whose, Wire wire) {
        return wire;
    }

    default RecordStore around(Inhabitant whose, RecordStore store) {
        return store;
    }

    default Notes around(Inhabitant whose, Notes notes) {
        return notes;
    }

    default MonotonicClock around(Inhabitant whose, MonotonicClock clock) {
        return clock;
    }

    default RandomGenerator around(Inhabitant whose, RandomGenerator dice) {
        return dice;
    }
}
