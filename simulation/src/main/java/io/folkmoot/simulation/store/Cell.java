package io.folkmoot.simulation.store;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.records.SignedRecord;
import io.folkmoot.protocol.records.UnverifiedRecord;
import java.util.Optional;
import java.util.zip.CRC32C;

/** One record as it lies on the disk, beside the checksum that was written with it. */
record Cell(Bytes wire, long checksum) {
    static Cell of(Bytes wire) {
        return new Cell(wire, checksum(wire));
    }

    static long checksum(Bytes content) {
        CRC32C sum = new CRC32C();
        sum.update(content.unsafeArray());
        return sum.getValue();
    }

    boolean isIntact() {
        return checksum(wire) == checksum;
    }

    /** Empty where it is not what was written. */
    Optional<SignedRecord> record() {
        if (!isIntact()) return Optional.empty();
        try {
            return UnverifiedRecord.read(wire).fromOwnStore();
        } catch (MalformedException e) {
            throw new IllegalStateException("an intact record that cannot be read", e);
        }
    }

    /** With one bit the other way. */
    Cell rotten(int bit) {
        byte[] content = wire.toArray();
        content[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
        return new Cell(Bytes.adopt(content), checksum);
    }
}
