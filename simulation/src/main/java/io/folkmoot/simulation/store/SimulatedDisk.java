package io.folkmoot.simulation.store;

import io.folkmoot.persistence.records.Allowance;
import io.folkmoot.persistence.records.RecordStore;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.simulation.world.Chance;
import io.folkmoot.simulation.world.World;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The disk of one peer: what is on it outlives the peer, and what was written but not synced is the dice's to decide.
 * One store uses it at a time. Faults count from the moment at which they are set.
 */
public final class SimulatedDisk {
    private final World world;
    private final long name;
    private final Platter platter = new Platter();
    private DiskConditions conditions = DiskConditions.GOOD;
    private long room = Long.MAX_VALUE;
    private boolean nextSyncFails;
    private long draws;
    private @Nullable SimulatedStore store;
    private Recovery recovery = Recovery.NOTHING;

    /** What was found when a store was opened: records, bytes of a group that was not whole, and damaged records. */
    public record Recovery(int records, int bytesDropped, List<Bytes> damaged) {
        static final Recovery NOTHING = new Recovery(0, 0, List.of());
    }

    public SimulatedDisk(World world, String name) {
        this.world = world;
        this.name = Chance.draw(world.seed(), Chance.key("disk"), Chance.key(name));
    }

    /** Starts a store on what is on the disk. */
    public RecordStore open(Allowance allowance) {
        if (store != null && store.isOpen()) throw new IllegalStateException("a store uses this disk already");
        recovery = platter.recover();
        store = new SimulatedStore(world, this, allowance);
        return store;
    }

    public Recovery recovery() {
        return recovery;
    }

    public void conditions(DiskConditions now) {
        conditions = now;
    }

    /** From now on no more than so many bytes of records find room. */
    public void room(long bytes) {
        room = bytes;
    }

    /** What the next sync was for is not on the disk, and the store is told so. */
    public void failNextSync() {
        nextSyncFails = true;
    }

    /** Changes one bit of a stored record; false where there is none with this id. */
    public boolean rot(Bytes id) {
        return platter.rot(id, draw());
    }

    /** Changes one bit of a record that the dice name; false where there is none. */
    public boolean rotAny() {
        return platter.any(draw()).map(this::rot).orElse(false);
    }

    /** Ends the store without a word. Of what was not synced any sectors may be on the disk, in any order. */
    public void cutPower() {
        end();
        platter.powerLost(draw());
    }

    /** Ends the store without a word; what it had handed to the operating system still gets to the disk. */
    public void kill() {
        end();
        platter.synced();
    }

    private void end() {
        if (store != null) store.vanish();
    }

    Platter platter() {
        return platter;
    }

    long freeBytes() {
        return room - platter.bytes();
    }

    long syncNanos() {
        long least = conditions.leastSync().toNanos();
        return least + (long) (Chance.unit(draw()) * (conditions.mostSync().toNanos() - least));
    }

    Duration readTime() {
        return conditions.read();
    }

    /** What was written before is safe from now on; false where the disk failed to do it. */
    boolean synced() {
        if (nextSyncFails) {
            nextSyncFails = false;
            platter.forgetLast();
            return false;
        }
        if (!conditions.lying()) platter.synced();
        return true;
    }

    private long draw() {
        return Chance.draw(name, draws++);
    }
}
