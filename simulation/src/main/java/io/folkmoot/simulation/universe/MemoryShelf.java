package io.folkmoot.simulation.universe;

import io.folkmoot.persistence.records.Allowance;
import io.folkmoot.persistence.records.MemoryStore;
import io.folkmoot.persistence.records.RecordStore;
import io.folkmoot.simulation.world.World;
import java.time.Duration;

/** A disk that is not simulated byte by byte: light enough for large worlds, and what was acknowledged stays all the same. */
final class MemoryShelf implements Shelf {
    /** What a solid-state disk takes. */
    static final Duration DISK = Duration.ofMillis(1);

    private final World world;
    private final Allowance allowance;
    private RecordStore store;
    private long thrownAway;

    MemoryShelf(World world, Allowance allowance) {
        this.world = world;
        this.allowance = allowance;
        store = empty();
    }

    private RecordStore empty() {
        return MemoryStore.open(allowance, task -> world.after(DISK, task));
    }

    @Override
    public RecordStore open() {
        return store;
    }

    @Override
    public RecordStore store() {
        return store;
    }

    @Override
    public void closed() {}

    @Override
    public void killed(Fault.Kept kept) {
        if (kept != Fault.Kept.NOTHING) return;
        thrownAway += store.counts().writes();
        store = empty();
    }

    @Override
    public long written() {
        return thrownAway + store.counts().writes();
    }
}
