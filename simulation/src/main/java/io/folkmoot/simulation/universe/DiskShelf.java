package io.folkmoot.simulation.universe;

import io.folkmoot.persistence.records.Allowance;
import io.folkmoot.persistence.records.RecordStore;
import io.folkmoot.simulation.store.SimulatedDisk;
import io.folkmoot.simulation.world.World;
import org.jspecify.annotations.Nullable;

/** Records on a simulated disk, which may fail in all ways that disks do. */
final class DiskShelf implements Shelf {
    private final World world;
    private final Allowance allowance;
    private final String name;
    private SimulatedDisk disk;
    private int disks;
    private long earlier;
    private @Nullable RecordStore store;

    DiskShelf(World world, Allowance allowance, String name) {
        this.world = world;
        this.allowance = allowance;
        this.name = name;
        disk = another();
    }

    private SimulatedDisk another() {
        return new SimulatedDisk(world, name + "-" + ++disks);
    }

    SimulatedDisk disk() {
        return disk;
    }

    @Override
    public RecordStore open() {
        earlier = written();
        RecordStore opened = disk.open(allowance);
        store = opened;
        return opened;
    }

    @Override
    public RecordStore store() {
        if (store == null) throw new IllegalStateException(name + " is not open");
        return store;
    }

    @Override
    public long written() {
        return store == null ? earlier : earlier + store.counts().writes();
    }

    @Override
    public void closed() {
        if (store != null) store.close();
    }

    @Override
    public void killed(Fault.Kept kept) {
        switch (kept) {
            case DISK -> disk.kill();
            case SYNCED -> disk.cutPower();
            case NOTHING -> {
                disk.kill();
                disk = another();
                earlier = written();
                store = null;
            }
        }
    }
}
