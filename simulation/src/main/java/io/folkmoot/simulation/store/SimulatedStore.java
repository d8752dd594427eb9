package io.folkmoot.simulation.store;

import io.folkmoot.persistence.records.Allowance;
import io.folkmoot.persistence.records.RecordStore;
import io.folkmoot.persistence.records.Result;
import io.folkmoot.persistence.records.StoreCounts;
import io.folkmoot.persistence.records.StoreState;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.protocol.records.RecordSets;
import io.folkmoot.protocol.records.SignedRecord;
import io.folkmoot.simulation.world.World;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A record store on a simulated disk. Calls gather into a group while the disk works on the one before; a group is carried
 * out in memory, written, synced, and answered only then.
 */
final class SimulatedStore implements RecordStore {
    private final Desk desk;
    private final Rounds rounds;

    SimulatedStore(World world, SimulatedDisk disk, Allowance allowance) {
        desk = new Desk(disk, allowance);
        rounds = new Rounds(world, disk, desk, allowance.maxWaiting());
    }

    @Override
    public void read(TableKey key, Optional<Kind> kind, Consumer<Result<RecordSets>> done) {
        rounds.call(() -> desk.read(key, kind), done);
    }

    @Override
    public <A> void update(TableKey key, Kind kind, Rule<A> rule, Consumer<Result<A>> done) {
        rounds.call(() -> desk.update(key, kind, rule), done);
    }

    @Override
    public void list(TableKey from, TableKey to, int most, Consumer<Result<List<Held>>> done) {
        rounds.call(() -> desk.ask(holdings -> holdings.list(from, to, most)), done);
    }

    @Override
    public void digest(TableKey from, TableKey to, Consumer<Result<RangeDigest>> done) {
        rounds.call(() -> desk.ask(holdings -> holdings.digest(from, to)), done);
    }

    @Override
    public void fetch(List<Bytes> ids, Consumer<Result<List<SignedRecord>>> done) {
        rounds.call(() -> desk.fetch(ids), done);
    }

    @Override
    public void forget(long now, int most, Consumer<Result<Integer>> done) {
        rounds.call(() -> desk.forget(now, most), done);
    }

    @Override
    public StoreState state() {
        return desk.state();
    }

    @Override
    public StoreCounts counts() {
        return desk.counts();
    }

    boolean isOpen() {
        return rounds.areOpen();
    }

    /** Nothing is answered any more, as if the process were gone. */
    void vanish() {
        rounds.vanish();
    }

    /** What it still takes the disk to finish passes at once: whoever closes it waits for that. */
    @Override
    public void close() {
        rounds.close();
    }
}
