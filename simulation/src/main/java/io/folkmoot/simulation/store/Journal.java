package io.folkmoot.simulation.store;

import io.folkmoot.persistence.records.Change;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.Sha256;
import io.folkmoot.protocol.records.SignedRecord;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one group of changes writes before it counts: each piece under its length, and at the end how many they are and a
 * checksum over all. A group without its end, or with a hole, never happened.
 */
final class Journal {
    private static final byte REMOVED = 1;
    private static final byte ADDED = 2;
    private static final byte END = 3;

    sealed interface Piece {}

    record Removed(Bytes id) implements Piece {}

    record Added(Bytes id, Bytes wire) implements Piece {}

    private Journal() {}

    static Bytes write(List<Change> changes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int pieces = 0;
        for (Change change : changes) {
            for (SignedRecord record : change.removed()) put(out, REMOVED, record.id(), Bytes.EMPTY);
            for (SignedRecord record : change.added()) put(out, ADDED, record.id(), record.wire());
            pieces += change.removed().size() + change.added().size();
        }
        long checksum = Cell.checksum(Bytes.adopt(out.toByteArray()));
        byte[] end = ByteBuffer.allocate(1 + Integer.BYTES + Long.BYTES)
                .put(END)
                .putInt(pieces)
                .putLong(checksum)
                .array();
        out.writeBytes(end);
        return Bytes.adopt(out.toByteArray());
    }

    private static void put(ByteArrayOutputStream out, byte what, Bytes id, Bytes wire) {
        byte[] head = ByteBuffer.allocate(1 + Integer.BYTES + Sha256.LENGTH)
                .put(what)
                .putInt(wire.length())
                .put(id.unsafeArray())
                .array();
        out.writeBytes(head);
        out.writeBytes(wire.unsafeArray());
    }

    /** Empty where the group is not whole. */
    static Optional<List<Piece>> read(Bytes content) {
        ByteBuffer in = ByteBuffer.wrap(content.unsafeArray());
        List<Piece> pieces = new ArrayList<>();
        try {
            for (byte what = in.get(); what != END; what = in.get()) {
                if (what != REMOVED && what != ADDED) return Optional.empty();
                int length = in.getInt();
                Bytes id = take(in, Sha256.LENGTH);
                Bytes wire = take(in, length);
                pieces.add(what == REMOVED ? new Removed(id) : new Added(id, wire));
            }
            return isWhole(content, in.position() - 1, in, pieces.size()) ? Optional.of(pieces) : Optional.empty();
        } catch (BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    private static Bytes take(ByteBuffer in, int length) {
        if (length < 0 || length > in.remaining()) throw new BufferUnderflowException();
        byte[] taken = new byte[length];
        in.get(taken);
        return Bytes.adopt(taken);
    }

    private static boolean isWhole(Bytes content, int length, ByteBuffer end, int pieces) {
        return end.getInt() == pieces && end.getLong() == Cell.checksum(Bytes.copyOf(content.unsafeArray(), 0, length));
    }
}
