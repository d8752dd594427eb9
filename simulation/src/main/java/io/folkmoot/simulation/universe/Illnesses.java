package io.folkmoot.simulation.universe;

import io.folkmoot.simulation.store.DiskConditions;
import io.folkmoot.simulation.store.SimulatedDisk;
import java.util.ArrayList;
import java.util.List;

/** Which disks are in which trouble at present. */
final class Illnesses {
    private final Universe universe;
    private final List<Fault.BadDisk> underWay = new ArrayList<>();

    Illnesses(Universe universe) {
        this.universe = universe;
    }

    void begin(Fault.BadDisk bad, Resident whose) {
        underWay.add(bad);
        SimulatedDisk disk = disk(whose);
        switch (bad.trouble()) {
            case FULL -> disk.room(0);
            case SLOW -> disk.conditions(DiskConditions.SLOW);
            case FAILING -> disk.failNextSync();
            case ROT -> disk.rotAny();
        }
    }

    void end(Fault.BadDisk bad, Resident whose) {
        underWay.remove(bad);
        boolean still =
                underWay.stream().anyMatch(other -> other.peer() == bad.peer() && other.trouble() == bad.trouble());
        if (still) return;
        SimulatedDisk disk = disk(whose);
        switch (bad.trouble()) {
            case FULL -> disk.room(Long.MAX_VALUE);
            case SLOW -> disk.conditions(DiskConditions.GOOD);
            case FAILING, ROT -> {}
        }
    }

    /** A new disk in a box that had a bad one is good. */
    private SimulatedDisk disk(Resident whose) {
        return whose.disk()
                .orElseThrow(() -> new IllegalStateException(whose + " keeps its records in memory, seed "
                        + universe.seed() + ": a universe with bad disks is opened with disks(true)"));
    }
}
