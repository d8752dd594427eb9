package io.folkmoot.simulation.universe;

import io.folkmoot.persistence.records.RecordStore;

/** Where the records of one peer lie between its lives. */
interface Shelf {
    /** For a new life. */
    RecordStore open();

    /** What the present life has open. */
    RecordStore store();

    /** The life that had it open has ended in order. */
    void closed();

    /** That life was killed; of what nobody had acknowledged yet, it depends what remains. */
    void killed(Fault.Kept kept);

    /** How many records were put on it, those thrown away since among them. */
    long written();
}
