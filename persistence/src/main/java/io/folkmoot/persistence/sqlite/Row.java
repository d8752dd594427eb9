package io.folkmoot.persistence.sqlite;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.records.SignedRecord;
import io.folkmoot.protocol.records.UnverifiedRecord;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * How a record lies in a row. The checksum covers the signed bytes, which are all that is served; the other columns follow
 * from them, and the full check compares them.
 */
final class Row {
    private Row() {}

    static long checksum(Bytes wire) {
        CRC32C crc = new CRC32C();
        crc.update(wire.unsafeArray());
        return crc.getValue();
    }

    /** Empty for a kind that only a newer version knows. */
    static Optional<SignedRecord> read(byte[] wire, long checksum) throws MalformedException {
        Bytes bytes = Bytes.adopt(wire);
        if (checksum(bytes) != checksum)
            throw new MalformedException("record: its bytes do not match the checksum " + Long.toHexString(checksum));
        return UnverifiedRecord.read(bytes).fromOwnStore();
    }

    static Optional<SignedRecord> readUnder(TableKey key, byte[] wire, long checksum) throws MalformedException {
        Optional<SignedRecord> record = read(wire, checksum);
        if (record.isPresent() && !record.get().key().equals(key))
            throw new MalformedException(
                    "record: it belongs under " + record.get().key() + ", not " + key);
        return record;
    }
}
