package io.folkmoot.simulation.store;

import io.folkmoot.persistence.records.Change;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.records.SignedRecord;
import io.folkmoot.simulation.store.SimulatedDisk.Recovery;
import io.folkmoot.simulation.world.Chance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What lies on a disk: records, and the journal of the groups that were written since the last true sync. */
final class Platter {
    /** What a disk writes whole or not at all. */
    private static final int SECTOR = 512;

    /** Half of all cuts come before the disk has begun with a group, or after it has finished: both must be harmless. */
    private static final double UNTOUCHED = 0.25;

    private final Map<Bytes, Cell> cells = new TreeMap<>();

    /** In the order of writing; all but the last are here only because the disk lies. */
    private final List<Bytes> unsynced = new ArrayList<>();

    private long bytes;

    long bytes() {
        return bytes + unsynced.stream().mapToLong(Bytes::length).sum();
    }

    /** What was never synced cannot have rotted. */
    boolean isRotten(SignedRecord record) {
        Cell cell = cells.get(record.id());
        return cell != null && !cell.isIntact();
    }

    void write(List<Change> group) {
        unsynced.add(Journal.write(group));
    }

    void synced() {
        for (Bytes group : unsynced) Journal.read(group).ifPresent(this::apply);
        unsynced.clear();
    }

    /** The last group was not written after all. */
    void forgetLast() {
        unsynced.removeLast();
    }

    void powerLost(long draw) {
        unsynced.replaceAll(group -> scar(group, Chance.draw(draw, group.length())));
    }

    /** Each sector got there or did not. */
    private static Bytes scar(Bytes group, long draw) {
        double luck = Chance.unit(draw);
        if (luck < UNTOUCHED) return Bytes.EMPTY;
        if (luck > 1 - UNTOUCHED) return group;
        byte[] content = group.toArray();
        for (int sector = 0; sector * SECTOR < content.length; sector++) {
            if (Chance.unit(Chance.draw(draw, sector)) < 0.5) continue;
            int end = Math.min(content.length, (sector + 1) * SECTOR);
            for (int i = sector * SECTOR; i < end; i++) content[i] = 0;
        }
        return Bytes.adopt(content);
    }

    /** Takes the groups that are whole, up to the first that is not; sets aside what has rotted. */
    Recovery recover() {
        int dropped = 0;
        boolean whole = true;
        for (Bytes group : unsynced) {
            Optional<List<Journal.Piece>> pieces = whole ? Journal.read(group) : Optional.empty();
            whole = pieces.isPresent();
            if (whole) apply(pieces.get());
            else dropped += group.length();
        }
        unsynced.clear();
        List<Bytes> damaged = cells.entrySet().stream()
                .filter(entry -> !entry.getValue().isIntact())
                .map(Map.Entry::getKey)
                .toList();
        damaged.forEach(this::setAside);
        return new Recovery(cells.size(), dropped, damaged);
    }

    void forEach(Consumer<SignedRecord> reader) {
        for (Cell cell : cells.values()) cell.record().ifPresent(reader);
    }

    Optional<Bytes> any(long draw) {
        if (cells.isEmpty()) return Optional.empty();
        return cells.keySet().stream().skip(Chance.below(draw, cells.size())).findFirst();
    }

    boolean rot(Bytes id, long draw) {
        Cell cell = cells.get(id);
        if (cell == null) return false;
        cells.put(id, cell.rotten(Chance.below(draw, cell.wire().length() * Byte.SIZE)));
        return true;
    }

    void setAside(Bytes id) {
        Cell gone = cells.remove(id);
        if (gone != null) bytes -= gone.wire().length();
    }

    private void apply(List<Journal.Piece> pieces) {
        for (Journal.Piece piece : pieces) {
            switch (piece) {
                case Journal.Removed(Bytes id) -> setAside(id);
                case Journal.Added(Bytes id, Bytes wire) -> keep(id, wire);
            }
        }
    }

    private void keep(Bytes id, Bytes wire) {
        setAside(id);
        cells.put(id, Cell.of(wire));
        bytes += wire.length();
    }
}
